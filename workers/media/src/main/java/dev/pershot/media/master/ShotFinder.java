package dev.pershot.media.master;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;

import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.Scaler;
import dev.pershot.media.ffmpeg.ScalerQuality;
import dev.pershot.media.shots.ShotBoundaryDetector;
import dev.pershot.media.shots.ShotOptions;
import dev.pershot.media.shots.Thumbnail;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.Master;
import dev.pershot.model.Repeats;
import dev.pershot.model.Resolution;
import dev.pershot.model.ShotList;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** Finds shots, and those among them that return, from each decoded frame's thumbnail. */
public final class ShotFinder implements AutoCloseable {
  private static final Resolution SIZE = new Resolution(Thumbnail.WIDTH, Thumbnail.HEIGHT);

  private final ShotBoundaryDetector detector;
  private final Frame small = Frame.picture(SIZE, AV_PIX_FMT_YUV420P);
  private final FrameSketches sketches = new FrameSketches();
  private @Nullable Scaler scaler;

  /** A finder under options for the shots' lengths. */
  public ShotFinder(ShotOptions options) {
    this.detector = new ShotBoundaryDetector(options);
  }

  public void accept(Frame frame) {
    detector.accept(thumbnail(frame));
  }

  /**
   * The shots that return; where no frame was accepted, only those that return to the last bit.
   *
   * @param source the master's, which is decoded again where shots are much alike
   */
  public Repeats repeats(MasterSource source, Master master, FrameIndex index, ShotList shots) {
    return new RepeatFinder(source, master, index, shots, sketches).find();
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
    byte[] luma = plane(0, Thumbnail.WIDTH, Thumbnail.HEIGHT);
    sketches.add(luma, Thumbnail.WIDTH, Thumbnail.HEIGHT);
    return Thumbnail.of(
        luma,
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
