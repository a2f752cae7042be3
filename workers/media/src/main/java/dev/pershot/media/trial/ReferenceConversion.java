package dev.pershot.media.trial;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.Scaler;
import dev.pershot.media.ffmpeg.ScalerQuality;
import dev.pershot.media.memory.Owned;
import dev.pershot.model.Resolution;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts the master's frames for scorers, each once, however many encodes are scored beside it:
 * v1 models want 10 bits, and swscale makes them of 8 one sample at a time.
 */
final class ReferenceConversion implements Reference, AutoCloseable {
  private final Resolution size;
  private final CpuMeter cpu;
  private final Map<Integer, Scaler> scalers = new HashMap<>();
  private final Map<Integer, Frame> pictures = new HashMap<>();
  private final Set<Integer> converted = new HashSet<>();
  private final Owned owned = new Owned();
  private @Nullable Frame frame;

  /**
   * A conversion of frames of a master.
   *
   * @param cpu told what it takes
   */
  ReferenceConversion(Resolution size, CpuMeter cpu) {
    this.size = size;
    this.cpu = cpu;
  }

  /** The next frame, which has to stay valid until the one after. All have one format. */
  Reference show(Frame next) {
    frame = next;
    converted.clear();
    return this;
  }

  @Override
  public Frame in(int pixelFormat) {
    Frame shown = Objects.requireNonNull(frame);
    if (shown.pixelFormat() == pixelFormat) {
      return shown;
    }
    Frame picture = pictures.computeIfAbsent(pixelFormat, to -> owned.add(Frame.picture(size, to)));
    if (converted.add(pixelFormat)) {
      Scaler scaler =
          scalers.computeIfAbsent(
              pixelFormat,
              to ->
                  owned.add(Scaler.of(size, shown.pixelFormat(), size, to, ScalerQuality.BICUBIC)));
      cpu.measure(Stage.SCALE, () -> scaler.scale(shown, picture));
    }
    return picture;
  }

  @Override
  public void close() {
    owned.close();
  }
}
