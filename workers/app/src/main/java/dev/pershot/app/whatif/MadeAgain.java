package dev.pershot.app.whatif;

import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.media.source.MasterSource;
import dev.pershot.media.trial.EncodedShot;
import dev.pershot.media.trial.TrialMemory;
import dev.pershot.media.trial.TrialPass;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameSampling;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Trials and final encodes of a finished run's shots, made from the master once more and compared
 * with those in the store. What is there stays there, as nothing in a store is ever overwritten;
 * what the store has lost is put back.
 */
public final class MadeAgain {
  private final JobStore jobs;
  private final MasterSource source;
  private final Runnable eachFrame;

  /**
   * @param eachFrame called after every frame that is read or scored
   */
  public MadeAgain(JobStore jobs, MasterSource source, Runnable eachFrame) {
    this.jobs = jobs;
    this.source = source;
    this.eachFrame = eachFrame;
  }

  /**
   * How many there were.
   *
   * @param lost of them, what the store had not
   */
  public record Count(int trials, int lost) {}

  /**
   * Makes all of a shot again.
   *
   * @param shot from 0
   * @throws PershotException {@link ErrorCode#RESULT_DIFFERS} naming the first trial that came to
   *     something else, {@link ErrorCode#STORE_CORRUPT} naming the first whose stored stream has
   *     other bytes than it was stored with
   */
  public Count shot(int shot) {
    ShotTrials trials = new ShotTrials(jobs);
    int made = 0;
    int lost = 0;
    for (List<TrialSpec> pass : passes(trials.of(shot))) {
      for (TrialSpec spec : pass) {
        lost += jobs.hasEncode(spec) ? 0 : 1;
      }
      new TrialPass(
              source, jobs.job().master(), jobs.index(), jobs.artifacts().scratch(), eachFrame)
          .run(pass, Map.of(), encoded -> take(encoded, shot));
      made += pass.size();
    }
    return new Count(made, lost);
  }

  /** A pass has trials of the same frames that are scored alike, and no more than memory takes. */
  private List<List<TrialSpec>> passes(List<TrialSpec> specs) {
    Master master = jobs.job().master();
    Collection<List<TrialSpec>> alike =
        specs.stream()
            .collect(Collectors.groupingBy(Alike::of, LinkedHashMap::new, Collectors.toList()))
            .values();
    return alike.stream().flatMap(each -> TrialMemory.groups(master, each).stream()).toList();
  }

  private record Alike(FrameRange range, FrameSampling scored) {
    static Alike of(TrialSpec spec) {
      return new Alike(spec.range(), spec.scored());
    }
  }

  private void take(EncodedShot encoded, int shot) {
    Trial made = encoded.trial();
    try {
      encoded.requireWhole();
      requireEqual(made, jobs.findTrial(made.spec()), shot);
      keepStream(encoded, shot);
      jobs.saveTrial(made);
    } finally {
      encoded.stream().toFile().delete();
    }
  }

  private static void requireEqual(Trial made, Optional<Trial> stored, int shot) {
    if (stored.isEmpty()) {
      return;
    }
    Trial before = stored.get();
    if (!before.streamSha256().equals(made.streamSha256())) {
      throw differs(
          made.spec(),
          shot,
          "was encoded to %d bytes, and now to %d others".formatted(before.bytes(), made.bytes()));
    }
    if (!before.scores().equals(made.scores())) {
      throw differs(
          made.spec(),
          shot,
          "has the same bytes and another score, VMAF %s, which was %s"
              .formatted(made.quality(), before.quality()));
    }
  }

  private static PershotException differs(TrialSpec spec, int shot, String how) {
    return new PershotException(
        ErrorCode.RESULT_DIFFERS,
        name(spec, shot)
            + " "
            + how
            + "; are two builds of FFmpeg or libvmaf with the same version in use, or was the store"
            + " edited?");
  }

  private static String name(TrialSpec spec, int shot) {
    return "the trial of shot %d (frames %s) at %s, quantizer %s, preset %s (%s)"
        .formatted(
            shot,
            spec.range(),
            spec.recipe().resolution(),
            spec.recipe().quantizer(),
            spec.recipe().preset(),
            spec.key().substring(0, 16));
  }

  /** Compares with the stored bytes themselves, not only with what the trial says of them. */
  private void keepStream(EncodedShot encoded, int shot) {
    TrialSpec spec = encoded.trial().spec();
    try {
      jobs.artifacts().commitFile(JobStore.streamKey(spec), encoded.stream());
    } catch (PershotException e) {
      throw e.code() == ErrorCode.RESULT_DIFFERS
          ? new PershotException(
              e.code(),
              name(spec, shot)
                  + " is the same, and its stream in the store is not what it was stored as: "
                  + e.getMessage(),
              e)
          : e;
    }
  }
}
