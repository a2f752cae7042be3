package dev.pershot.app.engine;

import dev.pershot.workflow.api.TitleStage;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What titles can be looked for by in Temporal, beside what it knows itself of every workflow (its
 * type, state and times). They are set when a title is started; the stage goes on with the title.
 */
public final class TitleSearch {
  static final SearchAttributeKey<String> MASTER = SearchAttributeKey.forKeyword("PershotMaster");
  static final SearchAttributeKey<String> STUDIO = SearchAttributeKey.forKeyword("PershotStudio");
  static final SearchAttributeKey<String> RUN = SearchAttributeKey.forKeyword("PershotRun");

  private TitleSearch() {}

  /** Their names; a server has to know each of them, as a keyword. */
  public static List<String> keywords() {
    return List.of(
        MASTER.getName(), STUDIO.getName(), RUN.getName(), TitleStage.ATTRIBUTE.getName());
  }

  static SearchAttributes of(String runId, TitleOptions options) {
    SearchAttributes.Builder known =
        SearchAttributes.newBuilder()
            .set(MASTER, options.name())
            .set(RUN, runId)
            .set(TitleStage.ATTRIBUTE, TitleStage.INSPECT.searched());
    options.studio().ifPresent(studio -> known.set(STUDIO, studio));
    return known.build();
  }

  /**
   * Starts a title with its attributes; without them where the service does not have all of them.
   * To look first would take a right that a submitter need not have; a title that a service refused
   * was not started.
   */
  static void start(
      WorkflowOptions.Builder how, SearchAttributes attributes, Consumer<WorkflowOptions> start) {
    try {
      start.accept(how.setTypedSearchAttributes(attributes).build());
    } catch (WorkflowServiceException | StatusRuntimeException e) {
      if (!isRefused(e)) {
        throw e;
      }
      start.accept(how.setTypedSearchAttributes(SearchAttributes.EMPTY).build());
    }
  }

  private static boolean isRefused(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException status) {
        return status.getStatus().getCode() == Status.Code.INVALID_ARGUMENT;
      }
    }
    return false;
  }
}
