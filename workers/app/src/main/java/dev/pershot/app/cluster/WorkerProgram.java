package dev.pershot.app.cluster;

import dev.pershot.workflow.api.TaskQueues;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How a worker of a cluster is started.
 *
 * @param program what {@code worker --temporal ...} is appended to
 * @param queue the task queue that a cluster's workers ask for activities, once they serve
 */
public record WorkerProgram(List<String> program, Function<Cluster, String> queue) {
  public WorkerProgram {
    program = List.copyOf(program);
  }

  /** Pershot itself, whose workers ask the queue of the cluster's store. */
  public static WorkerProgram pershot(List<String> program, ClusterFolder folder) {
    return new WorkerProgram(
        program,
        cluster -> TaskQueues.encode(new S3Server(cluster, folder.credentials()).storeId()));
  }

  Launch launch(String name, Cluster cluster, S3Credentials credentials, ClusterFolder folder) {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("worker", "--temporal", cluster.temporal()));
    command.addAll(List.of("--namespace", cluster.namespace()));
    command.addAll(List.of("--store", cluster.store(), "--s3-endpoint", cluster.s3Endpoint()));
    command.addAll(List.of("--slots", Integer.toString(cluster.slots())));
    Map<String, String> environment = new HashMap<>(credentials.environment());
    environment.put("AWS_REGION", cluster.region());
    return new Launch(name, command, environment, List.of("AWS_"), folder.log(name));
  }
}
