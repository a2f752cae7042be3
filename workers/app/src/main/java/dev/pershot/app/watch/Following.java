package dev.pershot.app.watch;

import dev.pershot.app.engine.TitleRun;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Keeps what is said beside masters up to date, until their titles have ended. It holds nothing
 * that Temporal and the status objects do not: a process that starts finds its titles again.
 */
final class Following {
  private final StatusObjects statuses;
  private final UploadedTitles titles;
  private final Consumer<String> say;

  /** Those under way by name, and what was last said of each. */
  private final Map<UploadedTitle, Optional<UploadStatus>> followed = new ConcurrentHashMap<>();

  private boolean disturbed;

  Following(StatusObjects statuses, UploadedTitles titles, Consumer<String> say) {
    this.statuses = statuses;
    this.titles = titles;
    this.say = say;
  }

  void follow(UploadedTitle title) {
    followed.putIfAbsent(title, Optional.empty());
  }

  /** Takes up the titles whose end was not yet said. */
  void takeUp() {
    for (UploadedTitle title : titles.all()) {
      Upload upload = title.upload();
      if (!statuses.isSettled(upload) && !statuses.isOfAnother(upload)) {
        follow(title);
      }
    }
    if (!followed.isEmpty()) {
      say.accept("found " + followed.size() + " under way");
    }
  }

  /** Looks after each title once; what cannot be said now is said the next time. */
  void sweep() {
    boolean failed = false;
    for (UploadedTitle title : followed.keySet()) {
      try {
        lookAfter(title);
      } catch (RuntimeException e) {
        // Whatever it is, the others are looked after, and this one again.
        if (!disturbed) {
          say.accept("cannot say how titles are now: " + e.getMessage());
        }
        failed = true;
        disturbed = true;
      }
    }
    disturbed = failed;
  }

  private void lookAfter(UploadedTitle title) {
    Upload upload = title.upload();
    Optional<UploadStatus> now = now(title);
    Optional<UploadStatus> last = followed.getOrDefault(title, Optional.empty());
    if (now.isEmpty() || last.filter(now.get()::saysTheSameAs).isPresent()) {
      return;
    }
    if (statuses.isOfAnother(upload)) {
      followed.remove(title);
      return;
    }
    statuses.write(upload, now.get());
    if (now.get().isLast()) {
      followed.remove(title);
      say.accept(ended(now.get()));
    } else {
      followed.replace(title, now);
    }
  }

  private Optional<UploadStatus> now(UploadedTitle title) {
    TitleRun run = titles.run(title.upload());
    Optional<String> state = run.state();
    if (state.filter("running"::equals).isPresent()) {
      return run.progress().map(progress -> UploadStatus.running(title.upload(), progress));
    }
    return Optional.of(state.isPresent() ? end(title, run) : unknown(title.upload()));
  }

  private static UploadStatus end(UploadedTitle title, TitleRun run) {
    Upload upload = title.upload();
    try {
      run.result().join();
      return UploadStatus.done(upload, title.output());
    } catch (CompletionException e) {
      if (e.getCause() instanceof PershotException ours) {
        return UploadStatus.of(upload, ours);
      }
      throw e;
    }
  }

  private static UploadStatus unknown(Upload upload) {
    return UploadStatus.of(
        upload,
        new PershotException(
            ErrorCode.RUN_UNKNOWN, "the run's end was not seen, and Temporal no longer knows it"));
  }

  private static String ended(UploadStatus status) {
    String how = status.state().name().toLowerCase(java.util.Locale.ROOT);
    return status.master() + " is " + how + ": " + status.output().or(status::reason).orElse("");
  }
}
