package dev.pershot.app.cluster;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A cluster on this machine as {@code cluster.json} describes it, for every command that uses it.
 * It holds no secrets.
 *
 * @param temporal {@code HOST:PORT}
 * @param webUi of Temporal, for a browser
 * @param s3Endpoint address of the S3 server, which wants path style
 * @param store location of the store in it
 * @param slots of each worker
 * @param processes those that were started and not stopped since, alive or not
 */
public record Cluster(
    int schema,
    String temporal,
    String namespace,
    String webUi,
    String s3Endpoint,
    String region,
    String bucket,
    String store,
    int slots,
    List<RunningProcess> processes) {
  static final int SCHEMA = 1;
  static final String TEMPORAL = "temporal";
  static final String S3 = "s3";
  static final String WORKER = "worker-";

  public Cluster {
    Objects.requireNonNull(temporal);
    Objects.requireNonNull(namespace);
    Objects.requireNonNull(webUi);
    Objects.requireNonNull(s3Endpoint);
    Objects.requireNonNull(region);
    Objects.requireNonNull(bucket);
    Objects.requireNonNull(store);
    processes = List.copyOf(processes);
  }

  /** One whose processes are to be started. */
  static Cluster at(int temporalPort, int uiPort, int s3Port) {
    return new Cluster(
        SCHEMA,
        Loopback.HOST + ":" + temporalPort,
        "default",
        "http://" + Loopback.HOST + ":" + uiPort,
        "http://" + Loopback.HOST + ":" + s3Port,
        "us-east-1",
        "pershot",
        "s3://pershot/store",
        1,
        List.of());
  }

  Cluster with(List<RunningProcess> running) {
    return with(slots, running);
  }

  Cluster with(int workerSlots, List<RunningProcess> running) {
    return new Cluster(
        schema,
        temporal,
        namespace,
        webUi,
        s3Endpoint,
        region,
        bucket,
        store,
        workerSlots,
        running);
  }

  /** The living process of that name. */
  Optional<RunningProcess> running(String name) {
    return processes.stream()
        .filter(process -> process.name().equals(name) && process.alive())
        .findFirst();
  }

  /** The workers that are alive. */
  public List<RunningProcess> workers() {
    return processes.stream()
        .filter(process -> process.name().startsWith(WORKER) && process.alive())
        .toList();
  }
}
