package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_clone;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_remove_side_data;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_unref;
import static org.bytedeco.ffmpeg.global.avutil.av_image_copy_to_buffer;
import static org.bytedeco.ffmpeg.global.avutil.av_image_fill_arrays;
import static org.bytedeco.ffmpeg.global.avutil.av_image_get_buffer_size;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.Resolution;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.BytePointer;

/** A picture (or, in the audio encoder, a run of samples). Copies share their pixels by count. */
public final class Frame extends NativeHandle<AVFrame> {
  private Frame(AVFrame frame) {
    super(frame);
  }

  /** A frame that holds nothing yet. */
  public static Frame empty() {
    Ffmpeg.load();
    return new Frame(Ffmpeg.allocated(av_frame_alloc(), "a frame"));
  }

  /** A writable picture of undefined pixels. */
  public static Frame picture(Resolution size, int pixelFormat) {
    Frame frame = empty();
    frame.pointer().width(size.width()).height(size.height()).format(pixelFormat);
    int result = av_frame_get_buffer(frame.pointer(), 0);
    if (result < 0) {
      frame.close();
      throw Ffmpeg.failure(result, ErrorCode.NO_MEMORY, "no memory for a " + size + " picture");
    }
    return frame;
  }

  /** How many bytes {@link #copyTo} writes of a picture. */
  public static int bytes(Resolution size, int pixelFormat) {
    return av_image_get_buffer_size(pixelFormat, size.width(), size.height(), 1);
  }

  /** A picture whose pixels lie in memory of the caller's, as {@link #copyTo} wrote them. */
  public static Frame over(BytePointer pixels, Resolution size, int pixelFormat) {
    requireSize(pixels, bytes(size, pixelFormat));
    Frame frame = empty();
    AVFrame picture = frame.pointer();
    picture.width(size.width()).height(size.height()).format(pixelFormat);
    av_image_fill_arrays(
        picture.data(), picture.linesize(), pixels, pixelFormat, size.width(), size.height(), 1);
    return frame;
  }

  /** Copies the visible samples of all planes, row after row. */
  public void copyTo(BytePointer pixels) {
    requireSize(pixels, bytes(new Resolution(width(), height()), pixelFormat()));
    av_image_copy_to_buffer(
        pixels,
        (int) pixels.capacity(),
        pointer().data(),
        pointer().linesize(),
        pixelFormat(),
        width(),
        height(),
        1);
  }

  private static void requireSize(BytePointer pixels, int bytes) {
    if (pixels.capacity() != bytes) {
      throw new IllegalArgumentException(
          "the picture has " + bytes + " bytes, not " + pixels.capacity());
    }
  }

  /** Another handle on the same pixels. */
  public Frame share() {
    return new Frame(Ffmpeg.allocated(av_frame_clone(pointer()), "a frame"));
  }

  public long pts() {
    return pointer().pts();
  }

  public int width() {
    return pointer().width();
  }

  public int height() {
    return pointer().height();
  }

  public int pixelFormat() {
    return pointer().format();
  }

  /** Leaves nothing but the pixels and what they are; other handles on them keep theirs. */
  void dropSideData() {
    while (pointer().nb_side_data() > 0) {
      av_frame_remove_side_data(pointer(), pointer().side_data(0).type());
    }
  }

  /** Drops the pixels; the handle may be filled again. */
  public void clear() {
    av_frame_unref(pointer());
  }

  /** CRC-32C over the visible samples of all planes: what tells one decoded frame from another. */
  public int checksum() {
    AVPixFmtDescriptor format = av_pix_fmt_desc_get(pixelFormat());
    int bytesPerSample = (format.comp(0).depth() + 7) / 8;
    CRC32C crc = new CRC32C();
    for (int plane = 0; plane < format.nb_components(); plane++) {
      int shiftX = plane == 0 ? 0 : format.log2_chroma_w();
      int shiftY = plane == 0 ? 0 : format.log2_chroma_h();
      int row = -(-width() >> shiftX) * bytesPerSample;
      int rows = -(-height() >> shiftY);
      addPlane(crc, plane, row, rows);
    }
    return (int) crc.getValue();
  }

  /** The PSNR in dB of the luma against another frame of the same size and format; at most 100. */
  public double lumaPsnr(Frame other) {
    if (other.width() != width()
        || other.height() != height()
        || other.pixelFormat() != pixelFormat()) {
      throw new IllegalArgumentException("only frames of one size and format compare");
    }
    int depth = av_pix_fmt_desc_get(pixelFormat()).comp(0).depth();
    double squares = 0;
    for (int y = 0; y < height(); y++) {
      squares +=
          depth > 8
              ? squaresOf16(row(y, 2), other.row(y, 2))
              : squaresOf8(row(y, 1), other.row(y, 1));
    }
    double peak = (1 << depth) - 1;
    double error = squares / ((double) width() * height());
    return error == 0 ? 100 : Math.min(100, 10 * Math.log10(peak * peak / error));
  }

  private ByteBuffer row(int y, int bytesPerSample) {
    int stride = pointer().linesize(0);
    long end = (long) stride * y + (long) width() * bytesPerSample;
    return pointer()
        .data(0)
        .capacity(end)
        .position((long) stride * y)
        .asByteBuffer()
        .order(ByteOrder.nativeOrder());
  }

  private static long squaresOf8(ByteBuffer one, ByteBuffer other) {
    long sum = 0;
    for (int i = 0; i < one.remaining(); i++) {
      int difference = (one.get(i) & 0xff) - (other.get(i) & 0xff);
      sum += (long) difference * difference;
    }
    return sum;
  }

  private static long squaresOf16(ByteBuffer one, ByteBuffer other) {
    long sum = 0;
    for (int i = 0; i < one.remaining(); i += 2) {
      int difference = one.getShort(i) - other.getShort(i);
      sum += (long) difference * difference;
    }
    return sum;
  }

  private void addPlane(CRC32C crc, int plane, int row, int rows) {
    int stride = pointer().linesize(plane);
    BytePointer data = pointer().data(plane);
    ByteBuffer bytes = data.capacity((long) stride * (rows - 1) + row).asByteBuffer();
    for (int y = 0; y < rows; y++) {
      bytes.limit(y * stride + row).position(y * stride);
      crc.update(bytes);
    }
  }

  @Override
  protected void release(AVFrame frame) {
    av_frame_free(frame);
  }
}
