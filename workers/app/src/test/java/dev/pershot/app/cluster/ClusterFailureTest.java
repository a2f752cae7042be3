package dev.pershot.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that fail, and process ids that others have got; no server is needed for these. */
final class ClusterFailureTest {
  @TempDir private Path folder;

  @Test
  void start_serverThatEnds_endsTheOthersAndQuotesItsLog() throws Exception {
    Path lasting =
        script("lasting", "echo $$ >" + folder.resolve("lasting.pid") + "; exec sleep 600");
    Path ending = script("ending", "sleep 0.5; echo 'disk quota exceeded'; exit 3");

    assertThatThrownBy(() -> start(lasting, ending, Duration.ofSeconds(60)))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CLUSTER_FAILED))
        .hasMessageContaining("ended before it answered")
        .hasMessageEndingWith("ends with: disk quota exceeded");

    long pid = Long.parseLong(Files.readString(folder.resolve("lasting.pid")).strip());
    assertThat(ProcessStart.of(pid)).isEmpty();
    assertThat(ClusterFolder.at(folder).read().orElseThrow().processes()).isEmpty();
  }

  @Test
  void start_serverThatNeverAnswers_givesUpAndEndsIt() throws Exception {
    Path lasting =
        script("lasting", "echo $$ >" + folder.resolve("lasting.pid") + "; exec sleep 600");

    assertThatThrownBy(() -> start(lasting, lasting, Duration.ofSeconds(1)))
        .hasMessageContaining("the Temporal server did not answer within 1 s");

    long pid = Long.parseLong(Files.readString(folder.resolve("lasting.pid")).strip());
    assertThat(ProcessStart.of(pid)).isEmpty();
  }

  @Test
  void start_serverThatRanAlreadyAndEnds_isToldAtOnce() throws Exception {
    Path dying = script("dying", "echo 'out of memory'; sleep 1");
    Path lasting = script("lasting", "exec sleep 600");
    ClusterFolder place = ClusterFolder.at(folder);
    place.write(Cluster.at(1, 2, 3).with(List.of(launch(place, "temporal", dying))));

    assertThatThrownBy(() -> start(lasting, lasting, Duration.ofSeconds(60)))
        .hasMessageContaining("temporal ended before it answered")
        .hasMessageEndingWith("ends with: out of memory");
  }

  @Test
  void stop_processIdOfSomebodyElse_isLeftAlone() throws Exception {
    Process other = new ProcessBuilder("sleep", "600").start();
    try {
      RunningProcess recycled =
          new RunningProcess("worker-1", other.pid(), "another boot:1", "logs/worker-1.log");
      ClusterFolder.at(folder).write(Cluster.at(1, 2, 3).with(List.of(recycled)));
      assertThat(recycled.alive()).isFalse();

      assertThat(new ClusterStop(ClusterFolder.at(folder)).stop(Duration.ofSeconds(5))).contains(0);

      assertThat(other.isAlive()).isTrue();
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void stop_processThatDoesNotListen_isKilledAfterTheGrace() throws Exception {
    Path deaf = script("deaf", "trap '' TERM; while :; do sleep 0.1; done");
    ClusterFolder place = ClusterFolder.at(folder);
    RunningProcess worker = launch(place, "worker-1", deaf);
    place.write(Cluster.at(1, 2, 3).with(List.of(worker)));
    assertThat(Files.readAllLines(folder.resolve("workers.pids")))
        .containsExactly(Long.toString(worker.pid()));

    assertThat(new ClusterStop(place).stop(Duration.ofMillis(500))).contains(1);

    assertThat(worker.alive()).isFalse();
  }

  @Test
  void stop_folderWithoutACluster_doesNothing() {
    Path none = folder.resolve("none");
    assertThat(new ClusterStop(ClusterFolder.at(none)).stop(Duration.ZERO)).isEmpty();
    assertThat(none).doesNotExist();
  }

  private void start(Path temporal, Path s3, Duration atMost) {
    new ClusterStart(
            ClusterFolder.at(folder),
            server -> server == ServerProgram.TEMPORAL ? temporal : s3,
            new WorkerProgram(List.of("false"), cluster -> "none"),
            atMost)
        .start(1, 1);
  }

  private static RunningProcess launch(ClusterFolder place, String name, Path script) {
    return new Launch(name, List.of(script.toString()), Map.of(), List.of(), place.log(name))
        .start();
  }

  private Path script(String name, String body) throws Exception {
    Path script = folder.resolve(name);
    Files.writeString(script, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }
}
