package dev.pershot.media.trial;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.Scaler;
import dev.pershot.media.ffmpeg.ScalerQuality;
import dev.pershot.media.ffmpeg.VideoEncoder;
import dev.pershot.media.memory.Owned;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Master;
import dev.pershot.model.Resolution;
import dev.pershot.model.TrialSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The encodes of a pass; those of one size share a scaled picture. */
final class EncodeLanes implements AutoCloseable {
  private final List<TrialSpec> specs;
  private final List<EncodeLane> lanes = new ArrayList<>();
  private final Map<Resolution, Size> sizes = new LinkedHashMap<>();
  private final Owned owned = new Owned();

  EncodeLanes(List<TrialSpec> specs, Master master, Path scratch) {
    this.specs = specs;
    try {
      for (TrialSpec spec : specs) {
        EncodeLane lane = owned.add(EncodeLane.open(spec, master, scratch));
        lanes.add(lane);
        sizes
            .computeIfAbsent(
                spec.recipe().resolution(), size -> new Size(master.video().resolution(), size))
            .sharers
            .add(lane);
      }
    } catch (RuntimeException e) {
      throw owned.closeAfter(e);
    }
  }

  boolean isEmpty() {
    return lanes.isEmpty();
  }

  /** Feeds the shot's next frame to all. */
  void offer(Frame reference) {
    sizes.values().forEach(size -> size.offer(reference));
  }

  /**
   * Says that the shot is fed; from now on there are no encoders.
   *
   * @param eachFrame called after every frame that an encoder still held: there may be dozens
   * @return what became of the specs, in their order
   */
  List<CodedShot> finish(Runnable eachFrame) {
    return lanes.stream().map(lane -> lane.finish(eachFrame)).toList();
  }

  /**
   * What an encode took beside its own encoder; nothing for one that was not made here.
   *
   * @param decoding of the master, for all
   */
  CpuSeconds shared(TrialSpec spec, CpuSeconds decoding) {
    if (!specs.contains(spec)) {
      return CpuSeconds.ZERO;
    }
    Size size = Objects.requireNonNull(sizes.get(spec.recipe().resolution()));
    return decoding
        .times(1.0 / lanes.size())
        .plus(size.cpu.seconds().times(1.0 / size.sharers.size()));
  }

  @Override
  public void close() {
    owned.close();
  }

  /** A size of the pass. */
  private final class Size {
    private final Resolution source;
    private final Resolution target;
    private final List<EncodeLane> sharers = new ArrayList<>();
    private final CpuMeter cpu = new CpuMeter();
    private @Nullable Scaler scaler;

    Size(Resolution source, Resolution target) {
      this.source = source;
      this.target = target;
    }

    void offer(Frame reference) {
      try (Frame scaled = scaled(reference)) {
        sharers.forEach(lane -> lane.offer(scaled));
      }
    }

    private Frame scaled(Frame reference) {
      int format = reference.pixelFormat();
      if (target.equals(source) && format == VideoEncoder.yuv420p()) {
        return reference.share();
      }
      if (scaler == null) {
        scaler =
            owned.add(
                Scaler.of(source, format, target, VideoEncoder.yuv420p(), ScalerQuality.LANCZOS));
      }
      Scaler conversion = scaler;
      Frame picture = Frame.picture(target, VideoEncoder.yuv420p());
      cpu.measure(Stage.SCALE, () -> conversion.scale(reference, picture));
      return picture;
    }
  }
}
