package dev.pershot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs of yesterday go on under the code of today. {@code mvn test -pl workflows -am
 * -Dtest=ReplayTest -Dpershot.goldens=write} records the stored histories anew: only when runs
 * under way are given up on purpose. {@code add} records only those that are not there yet.
 */
@Timeout(120)
class ReplayTest {
  private static final Path HISTORIES = Path.of("src/test/resources/histories");
  private static final String RECORDING = System.getProperty("pershot.goldens", "");

  /**
   * A machine that is busy with other builds may keep the code waiting for longer than a second.
   */
  private static final long WORKFLOW_TASK_MILLIS = 30_000;

  private static final Pattern SECOND_ATTEMPT =
      Pattern.compile("\"activityTaskStartedEventAttributes\": \\{[^}]*\"attempt\": 2");

  /** What tells the run from an undisturbed one, in the title's history or in one below it. */
  private static final Map<RecordedRun, Pattern> MARKS =
      Map.of(
          RecordedRun.SUCCESS, Pattern.compile("EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED"),
          RecordedRun.RETRIES, SECOND_ATTEMPT,
          RecordedRun.WORKER_LOSS, SECOND_ATTEMPT,
          RecordedRun.CANCELLATION, Pattern.compile("EVENT_TYPE_WORKFLOW_EXECUTION_CANCELED"),
          RecordedRun.PAUSE, Pattern.compile("EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED"),
          RecordedRun.OVERRIDE, payload("{\"made\":0,\"reused\":2,"));

  @ParameterizedTest
  @EnumSource(RecordedRun.class)
  void storedHistories_replay(RecordedRun run) throws IOException {
    if (RECORDING.equals("write") || (RECORDING.equals("add") && isNew(run))) {
      write(run, run.record());
    }
    Map<String, String> stored = read(run);

    assertThat(stored).containsKey(RecordedRun.TITLE).hasSizeGreaterThan(1);
    Pattern mark = Optional.ofNullable(MARKS.get(run)).orElseThrow();
    assertThat(stored.values()).anyMatch(json -> mark.matcher(json).find());
    stored.forEach(ReplayTest::replay);
  }

  @ParameterizedTest
  @EnumSource(RecordedRun.class)
  void histories_justRecorded_replay(RecordedRun run) {
    Map<String, String> recorded = run.record();

    assertThat(recorded).containsKey(RecordedRun.TITLE).hasSizeGreaterThan(1);
    recorded.forEach(ReplayTest::replay);
  }

  /** As many as one title of three shots has: no file was lost. */
  @Test
  void storedHistory_ofAnUndisturbedRun_isWhole() throws IOException {
    assertThat(read(RecordedRun.SUCCESS)).hasSize(1 + 4);
  }

  /** What a replay says when child ids or the order of steps have changed. */
  @Test
  void history_underAnotherId_doesNotReplay() throws IOException {
    String title = Optional.ofNullable(read(RecordedRun.SUCCESS).get("title")).orElseThrow();

    assertThatThrownBy(() -> replayUnder("other", title)).hasMessageContaining("replay");
  }

  /** The beginning of a payload, of as many whole bytes as Base64 shows. */
  private static Pattern payload(String beginning) {
    byte[] bytes = beginning.getBytes(StandardCharsets.UTF_8);
    assertThat(bytes.length % 3).isZero();
    return Pattern.compile(Pattern.quote(Base64.getEncoder().encodeToString(bytes)));
  }

  private static void replay(String id, String json) {
    assertThatCode(() -> replayUnder(id, json)).as(id).doesNotThrowAnyException();
  }

  private static void replayUnder(String id, String json) throws Exception {
    try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance()) {
      Worker worker =
          environment.newWorker(
              "replay",
              WorkerOptions.newBuilder()
                  .setDefaultDeadlockDetectionTimeout(WORKFLOW_TASK_MILLIS)
                  .build());
      worker.registerWorkflowImplementationTypes(
          TitleWorkflowImpl.class, ShotGroupWorkflowImpl.class);
      WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(json, id), worker);
    }
  }

  private static boolean isNew(RecordedRun run) {
    return !Files.exists(HISTORIES.resolve(run.folder()));
  }

  private static void write(RecordedRun run, Map<String, String> histories) throws IOException {
    Path folder = Files.createDirectories(HISTORIES.resolve(run.folder()));
    for (Path old : files(folder)) {
      Files.delete(old);
    }
    for (Map.Entry<String, String> history : histories.entrySet()) {
      String name = history.getKey().replace('/', '_') + ".json";
      Files.writeString(folder.resolve(name), history.getValue());
    }
  }

  /** A history's JSON has no workflow id, so the file's name has it, as in a run's output. */
  private static Map<String, String> read(RecordedRun run) throws IOException {
    Map<String, String> histories = new TreeMap<>();
    for (Path file : files(HISTORIES.resolve(run.folder()))) {
      String name = file.getFileName().toString().replaceFirst("\\.json$", "");
      histories.put(name.replace('_', '/'), Files.readString(file));
    }
    return histories;
  }

  private static Path[] files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toArray(Path[]::new);
    }
  }
}
