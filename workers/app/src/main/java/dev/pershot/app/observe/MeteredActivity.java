package dev.pershot.app.observe;

import dev.pershot.app.activity.Attempts;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityExecutionContextBase;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import org.jspecify.annotations.Nullable;

/**
 * Counts what attempts take and what becomes of it. A worker that is killed tells nothing, so each
 * heartbeat carries what would be lost, and the attempt after it counts that.
 */
final class MeteredActivity extends ActivityInboundCallsInterceptorBase {
  private final RunMetrics metrics;
  private @Nullable ActivityExecutionContext context;

  MeteredActivity(ActivityInboundCallsInterceptor next, RunMetrics metrics) {
    super(next);
    this.metrics = metrics;
  }

  @Override
  public void init(ActivityExecutionContext given) {
    context = given;
    super.init(new TellingContext(given));
  }

  @Override
  public ActivityOutput execute(ActivityInput input) {
    try (Attempt attempt = Attempt.begin()) {
      countLost();
      try {
        ActivityOutput output = super.execute(input);
        metrics.spent(Outcome.COMMITTED, attempt.spent());
        return output;
      } catch (Throwable failure) {
        double wasted = attempt.atStake();
        metrics.spent(Outcome.COMMITTED, attempt.spent() - wasted);
        metrics.spent(Outcome.of(failure), wasted);
        metrics.failed(failure);
        throw failure;
      }
    }
  }

  /** What the attempt before had at stake, if it fell silent: all others leave nothing there. */
  private void countLost() {
    if (context != null && context.getInfo().getAttempt() > 1) {
      double lost = Attempts.of(context).cpuAtStake();
      if (lost > 0) {
        metrics.lost(lost);
      }
    }
  }

  /** Puts what is at stake into the heartbeats of the activity. */
  private static final class TellingContext extends ActivityExecutionContextBase {
    /** As the activity's own thread last knew: others may beat for it. */
    private volatile double atStake;

    TellingContext(ActivityExecutionContext next) {
      super(next);
    }

    @Override
    public <V> void heartbeat(@Nullable V details) throws ActivityCompletionException {
      if (details instanceof Attempts attempts) {
        Attempt.current().ifPresent(own -> atStake = own.atStake());
        super.heartbeat(attempts.staking(atStake));
      } else {
        super.heartbeat(details);
      }
    }
  }
}
