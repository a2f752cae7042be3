package dev.pershot.app.observe;

import dev.pershot.app.activity.Failures;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;
import java.util.Locale;

/** What became of CPU time that an attempt took. */
enum Outcome {
  /** It is in a result that the store has. */
  COMMITTED,
  /** The attempt failed. */
  FAILED,
  /** The worker shut down, and gave the work back. */
  HANDED_BACK,
  /** The workflow cancelled the activity, or went on without it. */
  CANCELLED,
  /** The worker died or was cut off; told by the attempt after it. */
  LOST;

  static Outcome of(Throwable failure) {
    if (failure instanceof ActivityWorkerShutdownException || isBenign(failure)) {
      return HANDED_BACK;
    }
    return failure instanceof ActivityCompletionException ? CANCELLED : FAILED;
  }

  private static boolean isBenign(Throwable failure) {
    return failure instanceof ApplicationFailure application
        && application.getCategory() == ApplicationErrorCategory.BENIGN;
  }

  /** Whether Temporal starts another attempt after this failure. */
  static boolean isTriedAgain(Throwable failure) {
    return !(failure instanceof ApplicationFailure application && application.isNonRetryable())
        && of(failure) != CANCELLED;
  }

  /** What to call the failure: one of our error codes, or how the attempt ended. */
  static String code(Throwable failure) {
    Outcome outcome = of(failure);
    return outcome == FAILED ? Failures.unwrap(failure).code().name() : outcome.name();
  }

  /**
   * The failure's kind, as of {@link dev.pershot.model.ErrorKind}; {@code fleet} for the others.
   */
  static String kind(Throwable failure) {
    return of(failure) == FAILED
        ? Failures.unwrap(failure).code().kind().name().toLowerCase(Locale.ROOT)
        : "fleet";
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
