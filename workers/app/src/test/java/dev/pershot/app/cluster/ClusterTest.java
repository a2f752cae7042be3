package dev.pershot.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers and worker processes. */
@Tag("fleet")
final class ClusterTest {
  private static final Duration GRACE = Duration.ofSeconds(20);

  @TempDir private Path folder;

  @AfterEach
  void nothingIsLeft() {
    List<RunningProcess> processes =
        ClusterFolder.at(folder).read().map(Cluster::processes).orElse(List.of());
    new ClusterStop(ClusterFolder.at(folder)).stop(GRACE);
    assertThat(processes).noneMatch(RunningProcess::alive);
  }

  @Test
  void start_inAnotherProcess_outlivesItAndKeepsSecretsOutOfSight() throws Exception {
    startInAnotherProcess(2);
    Cluster cluster = cluster();
    assertThat(cluster.processes()).hasSize(4).allMatch(RunningProcess::alive);
    assertThat(new TemporalServer(cluster).answers()).isTrue();
    assertThat(new TemporalServer(cluster).knowsTitles()).isTrue();
    assertThat(s3(cluster).answers()).isTrue();
    assertThat(Files.readAllLines(folder.resolve("workers.pids")))
        .containsExactlyElementsOf(
            cluster.workers().stream().map(worker -> Long.toString(worker.pid())).toList());
    assertThat(cluster.workers())
        .hasSize(2)
        .allSatisfy(worker -> assertThat(commandLine(worker)).contains("PollingWorker"));
    assertSecretsAreUnseen(cluster);
    assertThat(StartedCluster.start(folder, 2).begun()).isEmpty();
  }

  @Test
  void start_afterTheServersWereKilled_hasTheirDataAndLeavesWorkersAlone() throws Exception {
    Cluster before = StartedCluster.start(folder, 2).cluster();
    String storeId = s3(before).storeId();
    startWorkflow(before, "kept");
    List<RunningProcess> killed =
        List.of(
            before.workers().get(0),
            before.running(Cluster.TEMPORAL).orElseThrow(),
            before.running(Cluster.S3).orElseThrow());
    killed.forEach(RunningProcess::kill);
    assertThat(killed).allMatch(process -> process.awaitEnd(GRACE));

    ClusterStart.Outcome again = StartedCluster.start(folder, 0);

    assertThat(again.begun()).containsExactly("temporal", "s3");
    assertThat(again.cluster().temporal()).isEqualTo(before.temporal());
    assertThat(again.cluster().workers()).hasSize(1);
    assertThat(status(again.cluster(), "kept")).isEqualTo("WORKFLOW_EXECUTION_STATUS_RUNNING");
    assertThat(s3(again.cluster()).storeId()).isEqualTo(storeId);
    assertThat(StartedCluster.start(folder, 2).begun()).containsExactly("worker-1");
  }

  @Test
  void start_afterAStop_hasTheDataOfBefore() throws Exception {
    Cluster before = StartedCluster.start(folder, 1).cluster();
    String storeId = s3(before).storeId();
    startWorkflow(before, "kept");
    ClusterStop stop = new ClusterStop(ClusterFolder.at(folder));
    assertThat(stop.stop(GRACE)).contains(3);
    assertThat(before.processes()).noneMatch(RunningProcess::alive);
    assertThat(stop.stop(GRACE)).contains(0);
    assertThat(folder.resolve("workers.pids")).isEmptyFile();

    Cluster after = StartedCluster.start(folder, 0).cluster();

    assertThat(status(after, "kept")).isEqualTo("WORKFLOW_EXECUTION_STATUS_RUNNING");
    assertThat(s3(after).storeId()).isEqualTo(storeId);
  }

  private void startInAnotherProcess(int workers) throws Exception {
    List<String> command = new ArrayList<>(StartedCluster.java("StartedCluster"));
    command.addAll(List.of(folder.toString(), Integer.toString(workers)));
    Process process = new ProcessBuilder(command).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  private void assertSecretsAreUnseen(Cluster cluster) throws Exception {
    String secret = ClusterFolder.at(folder).credentials().secretAccessKey();
    Path credentials = folder.resolve("credentials");
    assertThat(secret).hasSize(40);
    assertThat(credentials).content().contains(secret);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credentials)))
        .isEqualTo("rw-------");
    assertThat(cluster.processes())
        .allSatisfy(process -> assertThat(commandLine(process)).doesNotContain(secret));
    try (Stream<Path> logs = Files.list(folder.resolve("logs"))) {
      assertThat(logs)
          .hasSize(4)
          .allSatisfy(log -> assertThat(log).content().doesNotContain(secret));
    }
    assertThat(folder.resolve("cluster.json")).content().doesNotContain(secret);
  }

  private static String commandLine(RunningProcess process) throws Exception {
    return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
  }

  private Cluster cluster() {
    return ClusterFolder.at(folder).read().orElseThrow();
  }

  private S3Server s3(Cluster cluster) {
    return new S3Server(cluster, ClusterFolder.at(folder).credentials());
  }

  private static void startWorkflow(Cluster cluster, String id) {
    WorkflowClient client = PollingWorker.client(cluster.temporal());
    WorkflowOptions options =
        WorkflowOptions.newBuilder().setWorkflowId(id).setTaskQueue(PollingWorker.QUEUE).build();
    WorkflowClient.start(client.newWorkflowStub(PollingWorker.Waiting.class, options)::run, "it");
    client.getWorkflowServiceStubs().shutdownNow();
  }

  private static String status(Cluster cluster, String id) {
    WorkflowClient client = PollingWorker.client(cluster.temporal());
    try {
      return client.newUntypedWorkflowStub(id).describe().getStatus().name();
    } finally {
      client.getWorkflowServiceStubs().shutdownNow();
    }
  }
}
