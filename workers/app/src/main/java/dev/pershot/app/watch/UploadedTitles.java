package dev.pershot.app.watch;

import dev.pershot.app.engine.TitleOptions;
import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.engine.Titles;
import dev.pershot.app.master.Masters;
import dev.pershot.model.PershotException;
import dev.pershot.workflow.api.JobRef;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The titles of uploads, as Temporal knows them: nothing of them is kept elsewhere. */
public final class UploadedTitles {
  private static final String MEMO = "pershotUpload";

  private final WorkflowClient client;
  private final Function<String, TitleOptions> options;

  /**
   * Titles.
   *
   * @param options how a title of a name is started
   */
  public UploadedTitles(WorkflowClient client, Function<String, TitleOptions> options) {
    this.client = client;
    this.options = options;
  }

  /** Whether the title was ever started. */
  boolean isKnown(Upload upload) {
    return run(upload).state().isPresent();
  }

  TitleRun run(Upload upload) {
    return TitleRun.of(client, upload.title());
  }

  /**
   * Starts a title, unless it was.
   *
   * @return whether it was not
   * @throws PershotException {@link dev.pershot.model.ErrorCode#ENGINE_UNREACHABLE}
   */
  boolean start(UploadedTitle title, JobRef job) {
    Upload upload = title.upload();
    String name = Masters.name(upload.key());
    return TitleRun.startOnce(
        client, upload.title(), job, options.apply(name), Map.of(MEMO, title.asText()));
  }

  /** All titles of uploads that Temporal still knows, ended ones too. */
  List<UploadedTitle> all() {
    return Titles.noted(client, MEMO).stream()
        .map(noted -> UploadedTitle.parse(noted.memo()))
        .toList();
  }
}
