package dev.pershot.sample.file;

import static org.bytedeco.ffmpeg.global.avutil.av_frame_make_writable;

import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.ffmpeg.VideoEncoder;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Master;
import dev.pershot.model.Recipe;
import dev.pershot.sample.SampleMaster;
import dev.pershot.sample.picture.Yuv420Picture;
import org.bytedeco.javacpp.BytePointer;

/** The film's pictures on their way into a file, as H.264. */
final class PictureTrack implements AutoCloseable {
  /**
   * Close to lossless, like a mezzanine. A constant quantizer, because a rate factor brings in
   * adaptive quantization, whose floating point may decide otherwise on another processor.
   */
  private static final int QUANTIZER = 17;

  private static final int GOP_FRAMES = 25;

  private static final Recipe RECIPE =
      new Recipe(
          "h264",
          SampleMaster.RESOLUTION,
          QUANTIZER,
          "superfast",
          "qp=%d:keyint=%d".formatted(QUANTIZER, GOP_FRAMES),
          "yuv420p",
          "none",
          "libx264");

  private static final Master.Colour BT709 =
      new Master.Colour("tv", "bt709", "bt709", "bt709", "left");

  private final VideoEncoder encoder;
  private final Mp4File file;
  private final Mp4File.Track track;
  private final Packet packet = Packet.empty();
  private final Frame frame = Frame.picture(SampleMaster.RESOLUTION, VideoEncoder.yuv420p());
  private int added;

  private PictureTrack(VideoEncoder encoder, Mp4File file) {
    this.encoder = encoder;
    this.file = file;
    track = file.track(encoder.pointer());
  }

  static PictureTrack in(Mp4File file) {
    VideoEncoder encoder = VideoEncoder.open(RECIPE, SampleMaster.FRAME_RATE, BT709);
    try {
      return new PictureTrack(encoder, file);
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  /** Adds the next picture of the film. */
  void add(Yuv420Picture picture) {
    // The encoder may still hold the picture before.
    NativeCall.check(
        av_frame_make_writable(frame.pointer()), ErrorCode.NO_MEMORY, "no memory for a picture");
    fill(0, picture.luma(), picture.width());
    fill(1, picture.cb(), picture.width() / 2);
    fill(2, picture.cr(), picture.width() / 2);
    encoder.send(frame, added, false);
    added++;
    write();
  }

  void finish() {
    encoder.finish();
    write();
  }

  private void fill(int plane, byte[] samples, int width) {
    BytePointer rows = new BytePointer(frame.pointer().data(plane));
    int stride = frame.pointer().linesize(plane);
    for (int y = 0; y < samples.length / width; y++) {
      rows.position((long) y * stride).put(samples, y * width, width);
    }
  }

  private void write() {
    while (encoder.receive(packet)) {
      file.write(track, packet);
    }
  }

  @Override
  public void close() {
    frame.close();
    packet.close();
    encoder.close();
  }
}
