package dev.pershot.workflow;

import dev.pershot.workflow.api.DecisionActivities;
import dev.pershot.workflow.api.Inspected;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.MediaActivities;
import dev.pershot.workflow.api.ShotGroupWorkflow;
import dev.pershot.workflow.api.TitleStage;
import dev.pershot.workflow.api.TitleWorkflow;
import dev.pershot.workflow.api.TrialRound;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The stages in their order; each leaves its result in the store. */
public final class TitleWorkflowImpl implements TitleWorkflow {
  /** So that a film of 3,000 shots makes 30 children, each with a history far from the limits. */
  private static final int SHOTS_IN_A_GROUP = 100;

  private TitleStage stage = TitleStage.INSPECT;

  @Override
  public int make(JobRef job) {
    DecisionActivities decisions = ActivityStubs.titleDecisions(job);
    MediaActivities media = ActivityStubs.media(job);
    Inspected inspected = media.inspect(job);

    stage = TitleStage.ANALYSE;
    int round = 0;
    do {
      runTrials(job, TrialRound.analysis(round), inspected.shots());
      round++;
    } while (decisions.refine(job, round) > 0);

    stage = TitleStage.DECIDE;
    decisions.chooseRungs(job);

    stage = TitleStage.DELIVER;
    runTrials(job, TrialRound.DELIVERY, inspected.shots());
    int rungs = decisions.settleLadder(job);

    stage = TitleStage.PROVE;
    packageAndProve(job, media, rungs);
    decisions.conclude(job);

    stage = TitleStage.DONE;
    return rungs;
  }

  private static void runTrials(JobRef job, TrialRound round, int shots) {
    List<Promise<Void>> groups = new ArrayList<>();
    for (int from = 0; from < shots; from += SHOTS_IN_A_GROUP) {
      int to = Math.min(shots, from + SHOTS_IN_A_GROUP);
      ShotGroupWorkflow group =
          Workflow.newChildWorkflowStub(
              ShotGroupWorkflow.class,
              ChildWorkflowOptions.newBuilder()
                  .setWorkflowId(
                      Workflow.getInfo().getWorkflowId()
                          + "/"
                          + round.stage().name().toLowerCase(Locale.ROOT)
                          + "-"
                          + round.number()
                          + "/"
                          + from
                          + "-"
                          + to)
                  .build());
      groups.add(Async.procedure(group::run, job, round, from, to));
    }
    Promise.allOf(groups).get();
  }

  /** Each rung is proven as soon as it is packaged. */
  private static void packageAndProve(JobRef job, MediaActivities media, int rungs) {
    List<Promise<Void>> tracks = new ArrayList<>();
    tracks.add(Async.procedure(media::packageAudio, job));
    for (int rung = rungs - 1; rung >= 0; rung--) {
      int number = rung;
      tracks.add(
          Async.procedure(media::packageRung, job, number)
              .thenCompose(packaged -> Async.procedure(media::proveRung, job, number)));
    }
    Promise.allOf(tracks).get();
  }

  @Override
  public TitleStage stage() {
    return stage;
  }
}
