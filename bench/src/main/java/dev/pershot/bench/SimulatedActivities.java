package dev.pershot.bench;

import dev.pershot.ladder.Encode;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Resolution;
import dev.pershot.workflow.api.DecisionActivities;
import dev.pershot.workflow.api.Inspected;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.MediaActivities;
import dev.pershot.workflow.api.ShotPasses;
import dev.pershot.workflow.api.TitleEnd;
import dev.pershot.workflow.api.TitleProgress;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialRound;
import dev.pershot.workflow.api.Work;
import io.temporal.activity.Activity;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A title whose work is to sleep: one round of analysis and the delivery, each with as many passes
 * for every shot.
 *
 * @param passes of a shot in a round
 * @param trialMillis what a pass takes
 */
record SimulatedActivities(int shots, int passes, long trialMillis)
    implements DecisionActivities, MediaActivities {
  /** One round of analysis, and the delivery. */
  static final int ROUNDS = 2;

  private static final int RUNGS = 6;

  private static final List<Resolution> SIZES =
      List.of(
          new Resolution(1920, 1080),
          new Resolution(1280, 720),
          new Resolution(960, 540),
          new Resolution(768, 432),
          new Resolution(640, 360),
          new Resolution(480, 270));

  /** All trial activities of the title. */
  int trials() {
    return shots * passes * ROUNDS;
  }

  @Override
  public List<ShotPasses> passes(JobRef job, TrialRound round, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(shot -> new ShotPasses(shot, passes(round, shot)))
        .toList();
  }

  private List<TrialBatch> passes(TrialRound round, int shot) {
    return IntStream.range(0, passes)
        .mapToObj(pass -> SIZES.get(pass % SIZES.size()))
        .map(
            size ->
                new TrialBatch(
                    round.stage(),
                    shot,
                    List.of(new Encode(size, 24, "medium"), new Encode(size, 34, "medium"))))
        .toList();
  }

  @Override
  public int refine(JobRef job, int round) {
    return 0;
  }

  @Override
  public void chooseRungs(JobRef job) {}

  @Override
  public int settleLadder(JobRef job) {
    return RUNGS;
  }

  @Override
  public void conclude(JobRef job, @Nullable TitleEnd end) {}

  @Override
  public void publish(JobRef job, TitleProgress end) {}

  @Override
  public Inspected inspect(JobRef job) {
    return new Inspected(100 * shots, shots);
  }

  @Override
  public Work runTrials(JobRef job, TrialBatch batch) {
    if (trialMillis > 0) {
      try {
        Thread.sleep(trialMillis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw Activity.wrap(e);
      }
    }
    return new Work(batch.encodes().size(), 0, new CpuSeconds(0, 0, 0, trialMillis / 1e3));
  }

  @Override
  public void packageRung(JobRef job, int rung) {}

  @Override
  public void packageAudio(JobRef job) {}

  @Override
  public Work proveRung(JobRef job, int rung) {
    return Work.NONE;
  }
}
