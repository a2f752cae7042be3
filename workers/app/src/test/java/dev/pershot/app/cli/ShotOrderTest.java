package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.app.activity.DecisionActivitiesImpl;
import dev.pershot.app.activity.Drain;
import dev.pershot.app.activity.MediaActivitiesImpl;
import dev.pershot.app.activity.ScratchRoom;
import dev.pershot.app.job.Job;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.Jobs;
import dev.pershot.app.master.Masters;
import dev.pershot.app.publish.Outputs;
import dev.pershot.ladder.Policy;
import dev.pershot.media.master.ContentId;
import dev.pershot.media.master.MasterProbe;
import dev.pershot.media.shots.ShotOptions;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.Json;
import dev.pershot.model.Master;
import dev.pershot.storage.FileStore;
import dev.pershot.storage.StoreLocation;
import dev.pershot.workflow.api.DecisionActivities;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.MediaActivities;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialRound;
import io.temporal.testing.TestActivityEnvironment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The order in which shots are analysed, and activities that run twice, change no decision. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ShotOrderTest {
  private Path folder = Path.of("");
  private Path file = Path.of("");

  @BeforeAll
  void writeMaster(@TempDir Path shared) throws Exception {
    folder = shared;
    file = TinyMaster.write(folder.resolve("tiny.mp4"));
  }

  @Test
  void analysis_ofShotsInAnotherOrder_comesToTheSameBytes() throws Exception {
    List<String> straight = decisions("straight", new Random(0), false);
    List<String> shuffled = decisions("shuffled", new Random(42), false);

    assertThat(straight).hasSizeGreaterThan(1);
    assertThat(shuffled).isEqualTo(straight);
  }

  @Test
  void analysis_ofWhichEachActivityRunsTwice_comesToTheSameBytes() throws Exception {
    assertThat(decisions("twice", new Random(7), true))
        .isEqualTo(decisions("once", new Random(7), false));
  }

  /** What each round tries, and the plan, as they are stored. */
  private List<String> decisions(String name, Random order, boolean twice) throws Exception {
    FileStore store = FileStore.open(new StoreLocation.Folder(folder.resolve(name)));
    JobStore jobs = JobStore.create(store, job());
    JobRef ref = new JobRef(jobs.job().runId(), "file:" + file, name, 0, 1);
    Jobs jobsOfWorker = new Jobs(store);
    RunProgress progress = new RunProgress();
    TestActivityEnvironment environment = TestActivityEnvironment.newInstance();
    try {
      environment.registerActivitiesImplementations(
          new DecisionActivitiesImpl(jobsOfWorker, progress, Outputs.none()),
          new MediaActivitiesImpl(
              jobsOfWorker,
              Masters.inFiles(),
              progress,
              1,
              new Drain(),
              ScratchRoom.unbounded(store.scratch())));
      DecisionActivities decisions = environment.newActivityStub(DecisionActivities.class);
      MediaActivities media = environment.newActivityStub(MediaActivities.class);
      int times = twice ? 2 : 1;
      int shots = media.inspect(ref).shots();
      int round = 0;
      int tried = shots;
      while (tried > 0) {
        for (TrialBatch batch : batches(decisions, ref, round, shots, order)) {
          for (int i = 0; i < times; i++) {
            media.runTrials(ref, batch);
          }
        }
        round++;
        for (int i = 0; i < times; i++) {
          tried = decisions.refine(ref, round);
        }
      }
      for (int i = 0; i < times; i++) {
        decisions.chooseRungs(ref);
      }
    } finally {
      environment.close();
    }
    List<String> stored = new ArrayList<>();
    jobs.rounds(Integer.MAX_VALUE).forEach(each -> stored.add(text(each)));
    stored.add(text(jobs.plan()));
    return stored;
  }

  private static String text(Object value) {
    return new String(Json.canonical(value), StandardCharsets.UTF_8);
  }

  private static List<TrialBatch> batches(
      DecisionActivities decisions, JobRef ref, int number, int shots, Random order) {
    TrialRound round = TrialRound.analysis(number);
    List<TrialBatch> batches = new ArrayList<>();
    decisions.passes(ref, round, 0, shots).forEach(shot -> batches.addAll(shot.passes()));
    Collections.shuffle(batches, order);
    return batches;
  }

  private Job job() throws Exception {
    Master master =
        MasterProbe.probe(MasterSource.of(file), ContentId.of(MasterSource.of(file), read -> {}));
    return new Job(
        Job.SCHEMA,
        master,
        Policy.read(TinyMaster.ADAPTIVE.getBytes(StandardCharsets.UTF_8), "policy.json"),
        List.of("vmaf_v0.6.1"),
        Natives.load(),
        ShotOptions.DEFAULTS,
        Optional.empty());
  }
}
