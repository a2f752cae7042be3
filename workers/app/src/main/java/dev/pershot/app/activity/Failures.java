package dev.pershot.app.activity;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.ErrorKind;
import dev.pershot.model.PershotException;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import java.util.Set;
import java.util.function.Supplier;

/** The one place where our failures become Temporal's, and back. */
public final class Failures {
  /** A defect that comes back so often is shown instead of tried again. */
  private static final int ATTEMPTS = 3;

  /** A shortage may be one worker's, or pass: on a fleet it has ten minutes. */
  private static final int FLEET_SHORTAGES = 25;

  /** What may be wrong with one machine alone, or with the credentials that it was given. */
  private static final Set<ErrorCode> OF_ONE_WORKER =
      Set.of(ErrorCode.STORE_UNWRITABLE, ErrorCode.STORE_DENIED, ErrorCode.NATIVE_MISSING);

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
    ErrorKind kind = kind(e.code(), context.getInfo());
    if (kind == ErrorKind.CAPACITY && e.code().kind() != kind) {
      Trouble.ofThisWorker().met(e);
    }
    Attempts attempts = Attempts.of(context).failedOn(Heartbeat.WORKER, kind);
    // The failure takes the last heartbeat along, to where the next attempt reads it.
    context.heartbeat(attempts);
    return ApplicationFailure.newBuilder()
        .setMessage(e.getMessage())
        .setType(e.code().name())
        .setNonRetryable(attempts.failures(kind) >= most(e.code(), kind, context.getInfo()))
        .setCause(e)
        .build();
  }

  /** How many failures of our own show one; attempts whose workers were lost are none. */
  private static int most(ErrorCode code, ErrorKind kind, ActivityInfo activity) {
    return switch (kind) {
      case INPUT -> 1;
      case DEFECT -> code == ErrorCode.WORKERS_LOST ? 1 : ATTEMPTS;
      case CAPACITY -> isOnFleet(activity) ? FLEET_SHORTAGES : ATTEMPTS;
    };
  }

  /** On a fleet one worker's own trouble is a shortage: another does the work, or it does later. */
  private static ErrorKind kind(ErrorCode code, ActivityInfo activity) {
    return isOnFleet(activity) && OF_ONE_WORKER.contains(code) ? ErrorKind.CAPACITY : code.kind();
  }

  /** Inside one process there is no other worker, and no heartbeat time-out. */
  private static boolean isOnFleet(ActivityInfo activity) {
    return !activity.getHeartbeatTimeout().isZero();
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
