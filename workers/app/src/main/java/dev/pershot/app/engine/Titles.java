package dev.pershot.app.engine;

import dev.pershot.workflow.api.TitleWorkflow;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The titles that a service knows of. */
public final class Titles {
  private static final String QUERY =
      "WorkflowType = '" + TitleWorkflow.class.getSimpleName() + "'";

  private Titles() {}

  /**
   * A title.
   *
   * @param state of its last run: running, completed, failed, canceled, terminated ...
   */
  public record Title(String runId, String state, Instant started) {}

  /** The latest first, one for each run id. */
  public static List<Title> latest(WorkflowClient client, int most) {
    Set<String> seen = new HashSet<>();
    return client
        .listExecutions(QUERY)
        .map(Titles::title)
        .filter(title -> seen.add(title.runId()))
        .limit(most)
        .toList();
  }

  /**
   * What was noted of a title when it was started.
   *
   * @param name that it was started under
   */
  public record Noted(String name, String memo) {}

  /** All titles of which something was noted under a key, ended ones too. */
  public static List<Noted> noted(WorkflowClient client, String key) {
    return client
        .listExecutions(QUERY)
        .flatMap(
            known ->
                Stream.ofNullable(known.getMemo(key, String.class, String.class))
                    .map(memo -> new Noted(title(known).runId(), memo)))
        .toList();
  }

  private static Title title(WorkflowExecutionMetadata known) {
    String id = known.getExecution().getWorkflowId();
    return new Title(
        id.substring(TitleRun.PREFIX.length()), state(known.getStatus()), known.getStartTime());
  }

  static String state(WorkflowExecutionStatus status) {
    return status.name().replace("WORKFLOW_EXECUTION_STATUS_", "").toLowerCase(Locale.ROOT);
  }
}
