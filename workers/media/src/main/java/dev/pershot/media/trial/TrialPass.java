package dev.pershot.media.trial;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.master.FrameIndex;
import dev.pershot.media.memory.NativeHeap;
import dev.pershot.media.memory.Owned;
import dev.pershot.media.source.MasterSource;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.media.vmaf.VmafScorer;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Master;
import dev.pershot.model.TrialSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Several encodes of a shot: its frames are decoded once for all of them, and scaled once for those
 * of a size. Then each is scored; the encoders are gone by then, so that a slot's memory holds
 * either them or libvmaf.
 *
 * <p>Where few frames are scored, these and their neighbours stay on disk from encoding to scoring.
 * Where all are, the master's frames are read again: from the spool, or, where that has no room,
 * decoded.
 */
public final class TrialPass {
  private final MasterSource source;
  private final Master master;
  private final FrameIndex index;
  private final Path scratch;
  private final PictureSpool spool;
  private final Runnable eachFrame;

  /**
   * A pass over shots of one master that shares no pictures with others.
   *
   * @param scratch where elementary streams are written
   * @param eachFrame called after every frame that is read or scored, and after each that an
   *     encoder held to the end; may throw to stop the pass
   */
  public TrialPass(
      MasterSource source, Master master, FrameIndex index, Path scratch, Runnable eachFrame) {
    this(source, master, index, scratch, PictureSpool.none(), eachFrame);
  }

  /**
   * A pass over shots of one master.
   *
   * @param scratch where elementary streams are written
   * @param spool what other passes decoded and scaled, and what this one does
   * @param eachFrame called after every frame that is read or scored, and after each that an
   *     encoder held to the end; may throw to stop the pass
   */
  public TrialPass(
      MasterSource source,
      Master master,
      FrameIndex index,
      Path scratch,
      PictureSpool spool,
      Runnable eachFrame) {
    this.source = source;
    this.master = master;
    this.index = index;
    this.scratch = scratch;
    this.spool = spool;
    this.eachFrame = eachFrame;
  }

  /**
   * Encodes and scores a shot by several recipes.
   *
   * @param specs of one shot, scored alike
   * @return a result for each spec, in their order; their stream files are the caller's
   */
  public List<EncodedShot> run(List<TrialSpec> specs) {
    List<EncodedShot> encodes = new ArrayList<>();
    try {
      run(specs, Map.of(), encodes::add);
      return encodes;
    } catch (RuntimeException | Error e) {
      encodes.forEach(encoded -> encoded.stream().toFile().delete());
      throw e;
    }
  }

  /**
   * Encodes and scores a shot by several recipes, and hands out each result as soon as it is there,
   * so that a pass that is stopped half way has lost only the other half.
   *
   * @param specs of one shot, scored alike
   * @param made encodes of some of them that were scored in another way before: they are scored
   *     anew, and not made again; their files are left alone
   * @param each given the results in the order of the specs; their stream files are its own
   */
  public void run(
      List<TrialSpec> specs, Map<TrialSpec, EncodedShot> made, Consumer<EncodedShot> each) {
    TrialSpec first = specs.get(0);
    for (TrialSpec spec : specs) {
      if (!spec.range().equals(first.range())
          || !spec.scored().equals(first.scored())
          || !spec.models().equals(first.models())) {
        throw new IllegalArgumentException("a pass has one shot, and one way to score it");
      }
    }
    try (Pass pass = new Pass(specs, made)) {
      pass.encode();
      pass.score(each);
    } finally {
      NativeHeap.trim();
    }
  }

  /** What one pass holds while it runs. Frames are counted from the shot's start. */
  private final class Pass implements AutoCloseable {
    private final TrialSpec spec;
    private final FrameRange shot;
    private final FrameRange window;
    private final boolean sampled;
    private final List<VmafModel> models;
    private final List<TrialSpec> specs;
    private final Map<TrialSpec, CodedShot> coded = new HashMap<>();
    private final EncodeLanes encodes;
    private final CpuMeter common = new CpuMeter();
    private final Owned owned = new Owned();
    private final KeptReferences kept;

    Pass(List<TrialSpec> specs, Map<TrialSpec, EncodedShot> made) {
      this.specs = specs;
      this.spec = specs.get(0);
      this.shot = spec.range();
      this.models = spec.models().stream().map(VmafModel::new).toList();
      this.sampled = !spec.scored().takesAll();
      this.window = window();
      try {
        this.kept =
            owned.add(new KeptReferences(master, needed(), formats(), scratch, spool, common));
        made.forEach(
            (wanted, encode) ->
                coded.put(wanted, owned.add(CodedShot.copy(encode, wanted, scratch))));
        this.encodes = owned.add(new EncodeLanes(missing(), master, scratch, spool));
      } catch (RuntimeException e) {
        throw owned.closeAfter(e);
      }
    }

    /** The pixel formats in which the models compare, each once. */
    private List<Integer> formats() {
      return models.stream()
          .map(model -> VmafScorer.format(model, master.video().bitDepth()))
          .distinct()
          .toList();
    }

    /** What is not encoded yet. */
    private List<TrialSpec> missing() {
      return specs.stream().filter(wanted -> !coded.containsKey(wanted)).toList();
    }

    /** The shot and as many of its neighbours' frames as its first and last score depend on. */
    private FrameRange window() {
      int first = -spec.scored().distance(0);
      int last = (spec.scoredFrames() - 1) * spec.scored().every() + first;
      return window(first, shot.length() - 1 - last);
    }

    /**
     * The shot with its neighbours.
     *
     * @param front frames of the shot before the first that is scored
     * @param back those after the last
     */
    private FrameRange window(int front, int back) {
      int lead = 0;
      int tail = 0;
      for (VmafModel model : models) {
        lead = Math.max(lead, model.leadIn() - front);
        tail = Math.max(tail, model.leadOut() - back);
      }
      return new FrameRange(
          Math.max(0, shot.start() - lead), Math.min(index.frames(), shot.end() + tail));
    }

    void encode() {
      if (encodes.isEmpty() && !sampled) {
        return;
      }
      try (ShotFrames frames = frames(common)) {
        FrameRange read = sampled ? window : shot;
        for (int number = read.start(); number < read.end(); number++) {
          if (kept.wants(number)) {
            kept.put(number, frames.at(number));
          }
          if (number >= shot.start() && number < shot.end()) {
            encodes.offer(number, frames);
          }
          eachFrame.run();
        }
        frames.finish();
        kept.finish();
      }
      encodes.finish(eachFrame).forEach(encode -> coded.put(encode.spec(), encode));
      common.measure(Stage.ENCODE, NativeHeap::trim);
    }

    /** The same frames for all passes over the shot, however they score. */
    private ShotFrames frames(CpuMeter cpu) {
      return new ShotFrames(source, master, index, window(0, 0), spool, cpu);
    }

    /** The numbers of the frames that sampled scores depend on. */
    private List<Integer> needed() {
      if (!sampled) {
        return List.of();
      }
      IntStream read = IntStream.range(window.start() - shot.start(), window.end() - shot.start());
      return VmafScorer.needed(models, spec.scored(), read)
          .map(frame -> shot.start() + frame)
          .boxed()
          .toList();
    }

    void score(Consumer<EncodedShot> each) {
      if (sampled) {
        // One by one, so that there is one libvmaf at a time.
        for (TrialSpec one : specs) {
          CpuMeter reading = new CpuMeter();
          score(List.of(one), frame -> kept.get(shot.start() + frame, reading), reading, each);
        }
      } else {
        CpuMeter reading = new CpuMeter();
        try (ShotFrames frames = frames(reading);
            ReferenceConversion conversion =
                new ReferenceConversion(master.video().resolution(), reading)) {
          score(specs, frame -> conversion.show(frames.at(shot.start() + frame)), reading, each);
        }
      }
    }

    private void score(
        List<TrialSpec> of,
        IntFunction<@Nullable Reference> references,
        CpuMeter reading,
        Consumer<EncodedShot> each) {
      List<CodedShot> shots = of.stream().map(coded::get).map(Objects::requireNonNull).toList();
      List<ScoredEncode> scored = scored(shots, references);
      for (int i = 0; i < shots.size(); i++) {
        CodedShot encode = shots.get(i);
        CpuSeconds shared =
            encodes
                .shared(encode.spec(), common.seconds())
                .plus(reading.seconds().times(1.0 / of.size()));
        each.accept(scored.get(i).of(encode, shared));
      }
    }

    private List<ScoredEncode> scored(
        List<CodedShot> of, IntFunction<@Nullable Reference> references) {
      int lead = shot.start() - window.start();
      try (Owned open = new Owned()) {
        List<ScoreLane> lanes = new ArrayList<>();
        for (CodedShot encode : of) {
          lanes.add(open.add(ScoreLane.open(encode, lead, master)));
        }
        for (int frame = -lead; frame < window.length() - lead; frame++) {
          Reference reference = references.apply(frame);
          for (ScoreLane lane : lanes) {
            lane.next(frame, reference);
          }
          eachFrame.run();
        }
        return lanes.stream().map(ScoreLane::result).toList();
      }
    }

    @Override
    public void close() {
      owned.close();
    }
  }
}
