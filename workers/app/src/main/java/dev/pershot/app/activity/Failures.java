package dev.pershot.app.activity;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import java.util.function.Supplier;

/** The one place where our failures become Temporal's, and back. */
public final class Failures {
  /** A defect that comes back so often is shown instead of tried again. */
  private static final int ATTEMPTS = 3;

  /** A shortage may be one worker's, or pass: on a fleet it has ten minutes. */
  private static final int FLEET_SHORTAGES = 25;

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
    ActivityExecutionContext context = Activity.getExecutionContext();
    Attempts attempts = Attempts.of(context).failedOn(Heartbeat.WORKER, e.code().kind());
    // The failure takes the last heartbeat along, to where the next attempt reads it.
    context.heartbeat(attempts);
    return ApplicationFailure.newBuilder()
        .setMessage(e.getMessage())
        .setType(e.code().name())
        .setNonRetryable(attempts.failures(e.code().kind()) >= most(e.code(), context.getInfo()))
        .setCause(e)
        .build();
  }

  /** How many failures of our own show one; attempts whose workers were lost are none. */
  private static int most(ErrorCode code, ActivityInfo activity) {
    // Inside one process there is no other worker, and no heartbeat time-out.
    boolean fleet = !activity.getHeartbeatTimeout().isZero();
    return switch (code.kind()) {
      case INPUT -> 1;
      case DEFECT -> code == ErrorCode.WORKERS_LOST ? 1 : ATTEMPTS;
      case CAPACITY -> fleet ? FLEET_SHORTAGES : ATTEMPTS;
    };
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
      if (at instanceof CanceledFailure) {
        return new PershotException(ErrorCode.RUN_CANCELLED, "the run was cancelled", failure);
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
