package dev.pershot.workflow;

import dev.pershot.workflow.api.DecisionActivities;
import dev.pershot.workflow.api.Inspected;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.MediaActivities;
import dev.pershot.workflow.api.ShotGroupWorkflow;
import dev.pershot.workflow.api.TitleEnd;
import dev.pershot.workflow.api.TitleProgress;
import dev.pershot.workflow.api.TitleStage;
import dev.pershot.workflow.api.TitleWorkflow;
import dev.pershot.workflow.api.TrialRound;
import dev.pershot.workflow.api.Work;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The stages in their order; each leaves its result in the store. */
public final class TitleWorkflowImpl implements TitleWorkflow {
  /** So that a film of 3,000 shots makes 30 children, each with a history far from the limits. */
  private static final int SHOTS_IN_A_GROUP = 100;

  /** With 32 shots of each under way that is work for hundreds of slots. */
  private static final int GROUPS_UNDER_WAY = 8;

  private final UnderWay underWay = new UnderWay();
  private TitleStage stage = TitleStage.INSPECT;
  private int round;
  private int shots;
  private int done;
  private int rungs;
  private boolean paused;
  private Work work = Work.NONE;
  private Work analysis = Work.NONE;
  private double analysisSeconds;

  /** Those under way, by their ids. */
  private final Map<String, ShotGroupWorkflow> groups = new LinkedHashMap<>();

  @Override
  public int make(JobRef job) {
    underWay.during(() -> run(job));
    return rungs;
  }

  private void run(JobRef job) {
    DecisionActivities decisions = ActivityStubs.titleDecisions(job);
    Inspected inspected = ActivityStubs.media(job).inspect(job);
    shots = inspected.shots();

    long began = Workflow.currentTimeMillis();
    int next = 0;
    do {
      begin(TitleStage.ANALYSE);
      round = next++;
      runTrials(job, TrialRound.analysis(round));
      analysisSeconds = (Workflow.currentTimeMillis() - began) / 1e3;
      analysis = work;
    } while (decisions.refine(job, next) > 0);

    begin(TitleStage.DECIDE);
    decisions.chooseRungs(job);

    begin(TitleStage.DELIVER);
    runTrials(job, TrialRound.DELIVERY);
    rungs = decisions.settleLadder(job);

    begin(TitleStage.PROVE);
    packageAndProve(job);
    decisions.conclude(job, end());
    if (job.destination().isPresent()) {
      begin(TitleStage.PUBLISH);
      decisions.publish(job, progress());
    }

    begin(TitleStage.DONE);
  }

  private TitleEnd end() {
    return new TitleEnd(
        progress(),
        Workflow.getInfo().getRunStartedTimestampMillis(),
        Workflow.currentTimeMillis());
  }

  private void begin(TitleStage next) {
    Workflow.await(() -> !paused);
    if (next != stage && Workflow.getTypedSearchAttributes().containsKey(TitleStage.ATTRIBUTE)) {
      Workflow.upsertTypedSearchAttributes(TitleStage.ATTRIBUTE.valueSet(next.searched()));
    }
    stage = next;
    // The rungs that were proven stay told to the end.
    if (next.compareTo(TitleStage.PROVE) <= 0) {
      done = 0;
    }
  }

  private void runTrials(JobRef job, TrialRound trials) {
    List<Promise<Void>> window = new ArrayList<>();
    for (int from = 0; from < shots; from += SHOTS_IN_A_GROUP) {
      if (window.size() == GROUPS_UNDER_WAY) {
        Promise.anyOf(window).get();
        window.removeIf(WorkflowPromises::isDone);
        Workflow.await(() -> !paused);
      }
      window.add(runGroup(job, trials, from, Math.min(shots, from + SHOTS_IN_A_GROUP)));
    }
    Promise.allOf(window).get();
  }

  private Promise<Void> runGroup(JobRef job, TrialRound trials, int from, int to) {
    String name = trials.stage().name().toLowerCase(Locale.ROOT);
    String id =
        "%s/%s-%d/%d-%d"
            .formatted(Workflow.getInfo().getWorkflowId(), name, trials.number(), from, to);
    ShotGroupWorkflow group =
        Workflow.newChildWorkflowStub(
            ShotGroupWorkflow.class,
            ChildWorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setStaticSummary("%s, shots %d to %d".formatted(name, from + 1, to))
                .build());
    groups.put(id, group);
    return underWay
        .add(Async.function(group::run, job, trials, from, to))
        .thenApply(
            took -> {
              groups.remove(id);
              done += to - from;
              work = work.plus(took);
              return null;
            });
  }

  /** Each rung is proven as soon as it is packaged. */
  private void packageAndProve(JobRef job) {
    MediaActivities media = ActivityStubs.media(job);
    List<Promise<Void>> tracks = new ArrayList<>();
    tracks.add(underWay.add(Async.procedure(media::packageAudio, job)));
    for (int rung = rungs - 1; rung >= 0; rung--) {
      int number = rung;
      tracks.add(
          underWay.add(
              Async.procedure(media::packageRung, job, number)
                  .thenCompose(packaged -> Async.function(media::proveRung, job, number))
                  .thenApply(
                      took -> {
                        done++;
                        work = work.plus(took);
                        return null;
                      })));
    }
    Promise.allOf(tracks).get();
  }

  @Override
  public void pause() {
    pause(true);
  }

  @Override
  public void resume() {
    pause(false);
  }

  private void pause(boolean nowPaused) {
    paused = nowPaused;
    for (ShotGroupWorkflow group : groups.values()) {
      // One that has just ended cannot be told, and need not be.
      Async.procedure(group::pause, nowPaused).exceptionally(ended -> null);
    }
  }

  @Override
  public TitleProgress progress() {
    return new TitleProgress(
        stage,
        round,
        shots,
        done,
        rungs,
        paused,
        work,
        stage == TitleStage.ANALYSE ? work : analysis,
        analysisSeconds,
        List.copyOf(groups.keySet()));
  }

  @Override
  public boolean paused() {
    return paused;
  }
}
