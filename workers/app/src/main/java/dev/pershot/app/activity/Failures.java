package dev.pershot.app.activity;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.ErrorKind;
import dev.pershot.model.PershotException;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TemporalFailure;
import java.util.function.Supplier;

/** The one place where our failures become Temporal's, and back. */
public final class Failures {
  /** A defect or a shortage that comes back so often is shown instead of tried again. */
  private static final int ATTEMPTS = 3;

  private Failures() {}

  /** Runs an activity's work; its failure decides whether Temporal tries again. */
  static <T> T translated(Supplier<T> work) {
    try {
      return work.get();
    } catch (PershotException e) {
      throw translate(e);
    } catch (ActivityCompletionException | TemporalFailure e) {
      throw e;
    } catch (OutOfMemoryError e) {
      throw translate(
          new PershotException(
              ErrorCode.NO_MEMORY, "out of memory; use fewer --slots or a larger machine", e));
    } catch (LinkageError e) {
      throw translate(
          new PershotException(
              ErrorCode.NATIVE_MISSING,
              "a native library lacks what Pershot needs (" + e.getMessage() + "); see doctor",
              e));
    } catch (RuntimeException | Error e) {
      throw translate(new PershotException(ErrorCode.INTERNAL, "a defect in Pershot: " + e, e));
    }
  }

  private static ApplicationFailure translate(PershotException e) {
    boolean again =
        e.code().kind() != ErrorKind.INPUT
            && Activity.getExecutionContext().getInfo().getAttempt() < ATTEMPTS;
    return ApplicationFailure.newBuilder()
        .setMessage(e.getMessage())
        .setType(e.code().name())
        .setNonRetryable(!again)
        .setCause(e)
        .build();
  }

  /** Our failure inside what a workflow failed with. */
  public static PershotException unwrap(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof ApplicationFailure application) {
        return new PershotException(code(application), application.getOriginalMessage(), failure);
      }
      if (at instanceof PershotException ours) {
        return ours;
      }
    }
    return new PershotException(
        ErrorCode.INTERNAL, "the run failed without saying why: " + failure, failure);
  }

  private static ErrorCode code(ApplicationFailure failure) {
    try {
      return ErrorCode.valueOf(failure.getType());
    } catch (IllegalArgumentException e) {
      return ErrorCode.INTERNAL;
    }
  }
}
