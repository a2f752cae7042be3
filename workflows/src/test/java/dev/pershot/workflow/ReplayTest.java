package dev.pershot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Runs of yesterday go on under the code of today. {@code mvn test -pl workflows -am
 * -Dtest=ReplayTest -Dpershot.goldens=write} records the stored histories anew: only when runs
 * under way are given up on purpose.
 */
@Timeout(120)
class ReplayTest {
  private static final Path HISTORIES = Path.of("src/test/resources/histories");

  /** A history's JSON has no workflow id, so the file's name has it, with this for each slash. */
  private static final String SLASH = "__";

  @Test
  void storedHistories_replay() throws IOException {
    if ("write".equals(System.getProperty("pershot.goldens"))) {
      write(record(new SimulatedTitle(3)));
    }
    Map<String, String> stored = read();

    assertThat(stored).hasSize(1 + 4 + SimulatedTitle.shotRounds(3)).containsKey("title");
    stored.forEach(ReplayTest::replay);
  }

  @Test
  void histories_justRecorded_replay() {
    Map<String, String> recorded = record(new SimulatedTitle(40));

    assertThat(recorded).hasSize(1 + 4 + SimulatedTitle.shotRounds(40));
    recorded.forEach(ReplayTest::replay);
  }

  @Test
  void histories_withARetry_replay() {
    AtomicInteger attempts = new AtomicInteger();
    record(
            new SimulatedTitle(
                2,
                call -> {
                  if (call.startsWith("runTrials") && attempts.incrementAndGet() == 2) {
                    throw ApplicationFailure.newFailure("the worker is gone", "NO_MEMORY");
                  }
                }))
        .forEach(ReplayTest::replay);
  }

  /** What a replay says when child ids or the order of steps have changed. */
  @Test
  void history_underAnotherId_doesNotReplay() throws IOException {
    String title = Optional.ofNullable(read().get("title")).orElseThrow();

    assertThatThrownBy(() -> replayUnder("other", title)).hasMessageContaining("replay");
  }

  private static Map<String, String> record(SimulatedTitle title) {
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      temporal.make("title");
      Map<String, String> histories = new TreeMap<>();
      temporal
          .histories("title")
          .forEach((id, history) -> histories.put(id, history.toJson(true) + "\n"));
      return histories;
    }
  }

  private static void replay(String id, String json) {
    assertThatCode(() -> replayUnder(id, json)).as(id).doesNotThrowAnyException();
  }

  private static void replayUnder(String id, String json) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(
        WorkflowExecutionHistory.fromJson(json, id),
        TitleWorkflowImpl.class,
        ShotGroupWorkflowImpl.class,
        ShotWorkflowImpl.class);
  }

  private static void write(Map<String, String> histories) throws IOException {
    Files.createDirectories(HISTORIES);
    for (Path old : files()) {
      Files.delete(old);
    }
    for (Map.Entry<String, String> history : histories.entrySet()) {
      String name = history.getKey().replace("/", SLASH) + ".json";
      Files.writeString(HISTORIES.resolve(name), history.getValue());
    }
  }

  private static Map<String, String> read() throws IOException {
    Map<String, String> histories = new TreeMap<>();
    for (Path file : files()) {
      String name = file.getFileName().toString().replaceFirst("\\.json$", "");
      histories.put(name.replace(SLASH, "/"), Files.readString(file));
    }
    return histories;
  }

  private static Path[] files() throws IOException {
    try (Stream<Path> files = Files.list(HISTORIES)) {
      return files.toArray(Path[]::new);
    }
  }
}
