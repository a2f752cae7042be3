package dev.pershot.media.trial;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.Scaler;
import dev.pershot.media.ffmpeg.ScalerQuality;
import dev.pershot.media.ffmpeg.VideoEncoder;
import dev.pershot.media.memory.Owned;
import dev.pershot.media.trial.PictureSpool.Share;
import dev.pershot.media.trial.ShotPictures.Form;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.FrameRange;
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
  private final Master master;
  private final PictureSpool spool;
  private final List<EncodeLane> lanes = new ArrayList<>();
  private final Map<Resolution, Size> sizes = new LinkedHashMap<>();
  private final Owned owned = new Owned();

  /**
   * Lanes for encodes of one shot.
   *
   * @param spool what other passes scaled, and what this one does
   */
  EncodeLanes(List<TrialSpec> specs, Master master, Path scratch, PictureSpool spool) {
    this.specs = specs;
    this.master = master;
    this.spool = spool;
    try {
      for (TrialSpec spec : specs) {
        EncodeLane lane = owned.add(EncodeLane.open(spec, master, scratch));
        lanes.add(lane);
        sizes
            .computeIfAbsent(
                spec.recipe().resolution(), size -> owned.add(new Size(size, spec.range())))
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

  /** Feeds the shot's next frame to all; the master's is read only where a size is made of it. */
  void offer(int number, ShotFrames frames) {
    sizes.values().forEach(size -> size.offer(number, frames));
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
   * @param common what all of them took together, such as decoding the master
   */
  CpuSeconds shared(TrialSpec spec, CpuSeconds common) {
    if (!specs.contains(spec)) {
      return CpuSeconds.ZERO;
    }
    Size size = Objects.requireNonNull(sizes.get(spec.recipe().resolution()));
    return common
        .times(1.0 / lanes.size())
        .plus(size.cpu.seconds().times(1.0 / size.sharers.size()));
  }

  @Override
  public void close() {
    owned.close();
  }

  /** A size of the pass. */
  private final class Size implements AutoCloseable {
    private final Resolution target;
    private final List<EncodeLane> sharers = new ArrayList<>();
    private final CpuMeter cpu = new CpuMeter();
    private final Owned held = new Owned();
    private final Share share;
    private @Nullable Scaler scaler;

    Size(Resolution target, FrameRange shot) {
      this.target = target;
      this.share = held.add(spool.share(ShotPictures.of(master, shot, new Form.Scaled(target))));
    }

    void offer(int number, ShotFrames frames) {
      try (Frame scaled = scaled(number, frames)) {
        sharers.forEach(lane -> lane.offer(scaled));
      }
    }

    private Frame scaled(int number, ShotFrames frames) {
      if (share.isKept()) {
        return cpu.measure(Stage.SCALE, () -> share.get(number).share());
      }
      Frame reference = frames.at(number);
      if (target.equals(master.video().resolution())
          && reference.pixelFormat() == VideoEncoder.yuv420p()) {
        return reference.share();
      }
      Frame picture = Frame.picture(target, VideoEncoder.yuv420p());
      try {
        cpu.measure(Stage.SCALE, () -> scale(number, reference, picture));
        return picture;
      } catch (RuntimeException e) {
        picture.close();
        throw e;
      }
    }

    private void scale(int number, Frame reference, Frame picture) {
      if (scaler == null) {
        scaler =
            held.add(
                Scaler.of(
                    master.video().resolution(),
                    reference.pixelFormat(),
                    target,
                    VideoEncoder.yuv420p(),
                    ScalerQuality.LANCZOS));
      }
      scaler.scale(reference, picture);
      share.put(number, picture);
    }

    @Override
    public void close() {
      held.close();
    }
  }
}
