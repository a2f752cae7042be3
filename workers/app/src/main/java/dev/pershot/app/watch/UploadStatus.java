package dev.pershot.app.watch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pershot.model.PershotException;
import dev.pershot.workflow.api.TitleProgress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/**
 * How far the title of a master is, for those who uploaded it; docs/watch-status.schema.json.
 *
 * @param version of the master that is meant
 * @param run names it in {@code pershot status} and the like
 * @param percent a rough guess, while it runs
 * @param stage what it is at, while it runs
 * @param output where the ladder is, once it is done
 * @param code of the failure
 * @param reason the failure in one sentence
 * @param updated when this was written
 */
public record UploadStatus(
    int schema,
    String master,
    String version,
    String run,
    State state,
    Optional<Integer> percent,
    Optional<String> stage,
    Optional<String> output,
    Optional<String> code,
    Optional<String> reason,
    String updated) {
  public static final int SCHEMA = 1;

  /** What became of a master. */
  public enum State {
    @JsonProperty("queued")
    QUEUED,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("done")
    DONE,
    @JsonProperty("refused")
    REFUSED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("cancelled")
    CANCELLED;

    boolean isLast() {
      return this == DONE || this == REFUSED || this == FAILED || this == CANCELLED;
    }
  }

  static UploadStatus queued(Upload upload) {
    return of(upload, State.QUEUED, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static UploadStatus running(Upload upload, TitleProgress now) {
    return of(
        upload,
        now.paused() ? State.PAUSED : State.RUNNING,
        Optional.of(now),
        Optional.empty(),
        Optional.empty());
  }

  static UploadStatus done(Upload upload, String output) {
    return of(upload, State.DONE, Optional.empty(), Optional.of(output), Optional.empty());
  }

  /** What a failure means to those who uploaded the master: that it is unfit, or was cancelled. */
  static UploadStatus of(Upload upload, PershotException failure) {
    State state =
        switch (failure.code()) {
          case RUN_CANCELLED -> State.CANCELLED;
          default -> isUnfit(failure) ? State.REFUSED : State.FAILED;
        };
    return of(upload, state, Optional.empty(), Optional.empty(), Optional.of(failure));
  }

  /** Whether a failure is the master's own. */
  static boolean isUnfit(PershotException failure) {
    return failure.code().name().startsWith("MASTER_");
  }

  private static UploadStatus of(
      Upload upload,
      State state,
      Optional<TitleProgress> now,
      Optional<String> output,
      Optional<PershotException> failure) {
    return new UploadStatus(
        SCHEMA,
        upload.toString(),
        upload.version(),
        upload.title(),
        state,
        now.map(progress -> (int) progress.percent()),
        now.map(progress -> progress.stage().name().toLowerCase(Locale.ROOT)),
        output,
        failure.map(e -> e.code().name()),
        failure.map(e -> String.valueOf(e.getMessage())),
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** Whether it says the same as another that was written at another time. */
  boolean saysTheSameAs(UploadStatus other) {
    return equals(
        new UploadStatus(
            other.schema,
            other.master,
            other.version,
            other.run,
            other.state,
            other.percent,
            other.stage,
            other.output,
            other.code,
            other.reason,
            updated));
  }

  /** Whether nothing more will come of it. */
  @JsonIgnore
  boolean isLast() {
    return state.isLast();
  }
}
