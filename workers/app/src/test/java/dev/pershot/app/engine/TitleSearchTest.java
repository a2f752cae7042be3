package dev.pershot.app.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.TitleStage;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.common.SearchAttributes;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Titles on a server that knows our search attributes. The servers of the tests with real workers
 * do not, and make titles all the same; the one in this process keeps a title that it refused.
 */
final class TitleSearchTest {
  private static final JobRef JOB = new JobRef("run-1", "file:/films/a.mov", "store", 0, 1);
  private static final TitleOptions TITLE =
      new TitleOptions("a.mov", Optional.empty(), Optional.of("north"));

  private final TestWorkflowEnvironment server =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder().setUseTimeskipping(false).build());

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void start_whereAttributesAreKnown_setsThem() {
    TitleSearch.keywords()
        .forEach(
            name ->
                server.registerSearchAttribute(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));

    TitleRun.start(server.getWorkflowClient(), JOB, TITLE);

    assertThat(attributes("title-run-1"))
        .isEqualTo(
            SearchAttributes.newBuilder()
                .set(TitleSearch.MASTER, "a.mov")
                .set(TitleSearch.STUDIO, "north")
                .set(TitleSearch.RUN, "run-1")
                .set(TitleStage.ATTRIBUTE, "inspect")
                .build());
  }

  private SearchAttributes attributes(String workflowId) {
    return server
        .getWorkflowClient()
        .newUntypedWorkflowStub(workflowId)
        .describe()
        .getTypedSearchAttributes();
  }
}
