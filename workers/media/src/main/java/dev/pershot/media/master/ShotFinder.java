package dev.pershot.media.master;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.Scaler;
import dev.pershot.media.ffmpeg.ScalerQuality;
import dev.pershot.media.shots.ShotBoundaryDetector;
import dev.pershot.media.shots.ShotOptions;
import dev.pershot.media.shots.Thumbnail;
import dev.pershot.model.Resolution;
import dev.pershot.model.ShotList;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** Shows the detector each decoded frame as a thumbnail. */
public final class ShotFinder implements AutoCloseable {
  private static final Resolution SIZE = new Resolution(Thumbnail.WIDTH, Thumbnail.HEIGHT);

  private final ShotBoundaryDetector detector;
  private final Frame small = Frame.picture(SIZE, AV_PIX_FMT_YUV420P);
  private @Nullable Scaler scaler;

  /** A finder under options for the shots' lengths. */
  public ShotFinder(ShotOptions options) {
    this.detector = new ShotBoundaryDetector(options);
  }

  public void accept(Frame frame) {
    detector.accept(thumbnail(frame));
  }

  public ShotList finish() {
    return detector.finish();
  }

  private Thumbnail thumbnail(Frame frame) {
    if (scaler == null) {
      scaler =
          Scaler.of(
              new Resolution(frame.width(), frame.height()),
              frame.pixelFormat(),
              SIZE,
              AV_PIX_FMT_YUV420P,
              ScalerQuality.AREA);
    }
    scaler.scale(frame, small);
    return Thumbnail.of(
        plane(0, Thumbnail.WIDTH, Thumbnail.HEIGHT),
        plane(1, Thumbnail.CHROMA_WIDTH, Thumbnail.CHROMA_HEIGHT),
        plane(2, Thumbnail.CHROMA_WIDTH, Thumbnail.CHROMA_HEIGHT));
  }

  private byte[] plane(int plane, int width, int height) {
    BytePointer data = small.pointer().data(plane);
    int stride = small.pointer().linesize(plane);
    byte[] packed = new byte[width * height];
    for (int y = 0; y < height; y++) {
      data.position((long) y * stride).get(packed, y * width, width);
    }
    return packed;
  }

  @Override
  public void close() {
    if (scaler != null) {
      scaler.close();
      scaler = null;
    }
    small.close();
  }
}
