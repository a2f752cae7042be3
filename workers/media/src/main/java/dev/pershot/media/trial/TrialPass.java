package dev.pershot.media.trial;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.Scaler;
import dev.pershot.media.ffmpeg.ScalerQuality;
import dev.pershot.media.ffmpeg.VideoEncoder;
import dev.pershot.media.master.FrameIndex;
import dev.pershot.media.master.MasterReader;
import dev.pershot.media.memory.NativeHeap;
import dev.pershot.media.memory.Owned;
import dev.pershot.media.vmaf.VmafLibrary;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Master;
import dev.pershot.model.Resolution;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One pass over a shot's frames that feeds several encodes of one resolution: decoding and scaling
 * are shared, and references are shared by count.
 */
public final class TrialPass {
  private final Path file;
  private final Master master;
  private final FrameIndex index;
  private final Path scratch;
  private final Runnable eachFrame;

  /**
   * A pass over shots of one master.
   *
   * @param scratch where elementary streams are written
   * @param eachFrame called after every frame; may throw to stop the pass
   */
  public TrialPass(Path file, Master master, FrameIndex index, Path scratch, Runnable eachFrame) {
    this.file = file;
    this.master = master;
    this.index = index;
    this.scratch = scratch;
    this.eachFrame = eachFrame;
  }

  /**
   * Encodes and scores a shot by several recipes at once.
   *
   * @param specs of one shot and one resolution
   * @return a result for each spec, in their order; their stream files are the caller's
   */
  public List<EncodedShot> run(List<TrialSpec> specs) {
    FrameRange shot = specs.get(0).range();
    Resolution size = specs.get(0).recipe().resolution();
    for (TrialSpec spec : specs) {
      if (!spec.range().equals(shot) || !spec.recipe().resolution().equals(size)) {
        throw new IllegalArgumentException("a pass has one shot and one resolution");
      }
    }
    FrameRange window = window(specs.get(0));
    try (Pass pass = new Pass(shot, window, specs)) {
      for (int frame = window.start(); frame < window.end(); frame++) {
        pass.feed(frame);
        eachFrame.run();
      }
      return pass.results();
    } finally {
      NativeHeap.trim();
    }
  }

  /** The shot and as many of its neighbours' frames as its first and last score depend on. */
  private FrameRange window(TrialSpec spec) {
    FrameRange shot = spec.range();
    int first = -spec.scored().distance(0);
    int last = (spec.scoredFrames() - 1) * spec.scored().every() + first;
    int lead = 0;
    int tail = 0;
    for (String name : spec.models()) {
      VmafModel model = new VmafModel(name);
      lead = Math.max(lead, model.leadIn() - first);
      tail = Math.max(tail, model.leadOut() - (shot.length() - 1 - last));
    }
    return new FrameRange(
        Math.max(0, shot.start() - lead), Math.min(index.frames(), shot.end() + tail));
  }

  /** What one pass holds while it runs. */
  private final class Pass implements AutoCloseable {
    private final FrameRange shot;
    private final int lead;
    private final List<TrialSpec> specs;
    private final MasterReader reader;
    private final List<TrialLane> lanes = new ArrayList<>();
    private final CpuMeter cpu = new CpuMeter();
    private final Owned owned = new Owned();
    private @Nullable Scaler scaler;

    Pass(FrameRange shot, FrameRange window, List<TrialSpec> specs) {
      this.shot = shot;
      this.lead = shot.start() - window.start();
      this.specs = specs;
      this.reader =
          owned.add(
              cpu.measure(Stage.DECODE, () -> MasterReader.open(file, master, index, window)));
    }

    void feed(int number) {
      Frame reference = cpu.measure(Stage.DECODE, reader::read);
      if (lanes.isEmpty()) {
        open(reference.pixelFormat());
      }
      if (number < shot.start() || number >= shot.end()) {
        lanes.forEach(lane -> lane.neighbour(reference));
        return;
      }
      try (Frame input = scaled(reference)) {
        lanes.forEach(lane -> lane.offer(reference, input));
      }
      if (number == shot.end() - 1) {
        lanes.forEach(TrialLane::finishEncode);
      }
    }

    private void open(int format) {
      Resolution source = master.video().resolution();
      Resolution target = specs.get(0).recipe().resolution();
      if (!target.equals(source) || format != VideoEncoder.yuv420p()) {
        scaler =
            owned.add(
                Scaler.of(source, format, target, VideoEncoder.yuv420p(), ScalerQuality.LANCZOS));
      }
      for (TrialSpec spec : specs) {
        lanes.add(
            owned.add(TrialLane.open(spec, lead, master, format, VmafLibrary.load(), scratch)));
      }
    }

    private Frame scaled(Frame reference) {
      Scaler conversion = scaler;
      if (conversion == null) {
        return reference.share();
      }
      Frame target = Frame.picture(specs.get(0).recipe().resolution(), VideoEncoder.yuv420p());
      cpu.measure(Stage.SCALE, () -> conversion.scale(reference, target));
      return target;
    }

    List<EncodedShot> results() {
      List<Trial> trials = lanes.stream().map(lane -> lane.result(cpu, lanes.size())).toList();
      return IntStream.range(0, lanes.size())
          .mapToObj(lane -> lanes.get(lane).keep(trials.get(lane)))
          .toList();
    }

    @Override
    public void close() {
      owned.close();
    }
  }
}
