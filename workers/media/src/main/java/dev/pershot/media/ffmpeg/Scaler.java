package dev.pershot.media.ffmpeg;

import static org.bytedeco.ffmpeg.global.swscale.sws_freeContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_getContext;
import static org.bytedeco.ffmpeg.global.swscale.sws_scale;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import org.bytedeco.ffmpeg.swscale.SwsContext;

/** Converts pictures from one size and pixel format to another. */
public final class Scaler extends NativeHandle<SwsContext> {
  private final Resolution from;
  private final int fromFormat;
  private final Resolution to;
  private final int toFormat;

  private Scaler(SwsContext context, Resolution from, int fromFormat, Resolution to, int toFormat) {
    super(context);
    this.from = from;
    this.fromFormat = fromFormat;
    this.to = to;
    this.toFormat = toFormat;
  }

  public static Scaler of(
      Resolution from, int fromFormat, Resolution to, int toFormat, ScalerQuality quality) {
    Ffmpeg.load();
    SwsContext context =
        sws_getContext(
            from.width(),
            from.height(),
            fromFormat,
            to.width(),
            to.height(),
            toFormat,
            quality.flags(),
            null,
            null,
            (double[]) null);
    return new Scaler(
        Ffmpeg.allocated(context, "a scaler from " + from + " to " + to),
        from,
        fromFormat,
        to,
        toFormat);
  }

  /** Writes {@code source}'s picture into {@code target}, whose planes are written in place. */
  public void scale(Frame source, Frame target) {
    require(source, from, fromFormat);
    require(target, to, toFormat);
    int rows =
        sws_scale(
            pointer(),
            source.pointer().data(),
            source.pointer().linesize(),
            0,
            from.height(),
            target.pointer().data(),
            target.pointer().linesize());
    if (rows != to.height()) {
      throw new PershotException(
          ErrorCode.ENCODE_FAILED, "scaling " + from + " to " + to + " gave " + rows + " rows");
    }
  }

  private static void require(Frame frame, Resolution size, int format) {
    if (frame.width() != size.width()
        || frame.height() != size.height()
        || frame.pixelFormat() != format) {
      throw new PershotException(
          ErrorCode.FRAME_DIFFERS,
          "expected a picture of " + size + ", got " + frame.width() + "x" + frame.height());
    }
  }

  @Override
  protected void release(SwsContext context) {
    sws_freeContext(context);
  }
}
