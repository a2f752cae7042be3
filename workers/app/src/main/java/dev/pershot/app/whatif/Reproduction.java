package dev.pershot.app.whatif;

import dev.pershot.ladder.Encode;
import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.ladder.RecipeBook;
import dev.pershot.ladder.SegmentPlan;
import dev.pershot.media.delivery.AudioPackager;
import dev.pershot.media.delivery.EncodedAudio;
import dev.pershot.media.delivery.RungPackager;
import dev.pershot.media.delivery.ShotStream;
import dev.pershot.media.master.FrameIndex;
import dev.pershot.media.source.MasterSource;
import dev.pershot.media.trial.EncodedShot;
import dev.pershot.media.trial.TrialPass;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameSampling;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import dev.pershot.model.Shot;
import dev.pershot.model.TrialSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A delivered segment, made again by what its ladder says, from the master alone. */
public final class Reproduction {
  /** x264 never keeps more frames back. */
  private static final int LONGEST_DELAY = 16;

  private final Ladder ladder;
  private final MasterSource source;
  private final Master master;
  private final FrameIndex index;
  private final SegmentPlan plan;

  public Reproduction(Ladder ladder, MasterSource source, Master master, FrameIndex index) {
    this.ladder = ladder;
    this.source = source;
    this.master = master;
    this.index = index;
    this.plan = SegmentPlan.of(ladder.shots(), ladder.frameRate(), ladder.policy());
  }

  /** Shots that a segment has frames of, by their numbers from 0. */
  public List<Integer> shots(SegmentName segment) {
    FrameRange range = range(segment);
    List<Integer> shots = new ArrayList<>();
    for (int shot = 0; shot < ladder.shots().shots().size(); shot++) {
      Shot each = ladder.shots().shots().get(shot);
      if (each.start() < range.end() && each.end() > range.start()) {
        shots.add(shot);
      }
    }
    return shots;
  }

  private FrameRange range(SegmentName segment) {
    int count = plan.segments().size();
    if (segment.number() > count) {
      throw new PershotException(
          ErrorCode.USAGE, segment.path() + " is not there: the title has " + count + " segments");
    }
    return plan.segments().get(segment.number() - 1);
  }

  /**
   * Makes a segment of sound.
   *
   * @param folder the track's, as it was delivered
   */
  public byte[] sound(SegmentName segment, String folder) {
    range(segment);
    Map<String, byte[]> files = new HashMap<>();
    AudioPackager.pack(
        EncodedAudio.of(source, master, index.pts().get(0), ladder.policy().audioKbps(), () -> {}),
        master.audio().orElseThrow(),
        ladder.frameRate(),
        plan.segments(),
        folder,
        files::put);
    byte[] made = files.get(segment.number() + ".m4s");
    if (made == null) {
      throw new PershotException(
          ErrorCode.PACKAGE_FAILED, "the sound was packaged without " + segment.path());
    }
    return made;
  }

  /**
   * Makes a segment of pictures.
   *
   * <p>One number of it is the whole rung's: by how many frames decoding runs ahead, which is the
   * most that any of its shots needs. Instead of encoding them all, each that is possible is tried.
   *
   * @param delivered what it should be
   * @return its bytes, equal ones if there are any
   */
  public byte[] pictures(SegmentName segment, Rung rung, byte[] delivered, Path scratch) {
    List<ShotStream> streams = new ArrayList<>();
    try {
      for (int shot : shots(segment)) {
        EncodedShot encoded =
            new TrialPass(source, master, index, scratch, () -> {})
                .run(List.of(spec(rung, shot)))
                .get(0);
        streams.add(new ShotStream(encoded.trial(), encoded.stream()));
      }
      int delay = RungPackager.reorderDelay(streams);
      byte[] first = packed(segment, streams, delay);
      byte[] made = first;
      while (!Arrays.equals(made, delivered) && delay < LONGEST_DELAY) {
        delay++;
        made = packed(segment, streams, delay);
      }
      return Arrays.equals(made, delivered) ? made : first;
    } finally {
      streams.forEach(stream -> stream.file().toFile().delete());
    }
  }

  private byte[] packed(SegmentName segment, List<ShotStream> streams, int delay) {
    return RungPackager.segment(
        segment.number() - 1, streams, ladder.shots().shots(), plan, ladder.frameRate(), delay);
  }

  /** The recipe is told from the ladder, and its key must be the one that the ladder has. */
  private TrialSpec spec(Rung rung, int shot) {
    Encode encode =
        new Encode(
            rung.resolution(), rung.shots().get(shot).quantizer(), ladder.policy().finalPreset());
    TrialSpec spec =
        new TrialSpec(
            TrialSpec.SCHEMA,
            ladder.contentId(),
            ladder.shots().shots().get(shot).range(),
            plan.idrFrames().get(shot),
            new RecipeBook(ladder.policy(), ladder.versions().encoder()).recipe(encode),
            ladder.models(),
            FrameSampling.ALL,
            ladder.versions());
    if (!spec.key().equals(rung.shots().get(shot).trial())) {
      throw new PershotException(
          ErrorCode.RESULT_DIFFERS,
          "this build encodes frames "
              + spec.range()
              + " of rung "
              + rung.name()
              + " by another recipe than the run did; use the build that run.json names");
    }
    return spec;
  }
}
