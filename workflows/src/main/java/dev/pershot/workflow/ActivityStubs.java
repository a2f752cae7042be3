package dev.pershot.workflow;

import dev.pershot.workflow.api.DecisionActivities;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.MediaActivities;
import dev.pershot.workflow.api.TaskQueues;
import dev.pershot.workflow.api.TrialBatch;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.stream.Collectors;

/** How activities are called: their queues, time-outs and retries. */
final class ActivityStubs {
  /** Which failures are not retried, and after how many attempts, the activity itself decides. */
  private static final RetryOptions RETRIES =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(1))
          .setMaximumInterval(Duration.ofSeconds(30))
          .build();

  /** What Temporal takes. */
  private static final int LONGEST_SUMMARY = 200;

  private ActivityStubs() {}

  /** Decisions on a group of shots: a worker lost on the way is found soon. */
  static DecisionActivities groupDecisions(JobRef job) {
    return decisions(job, Duration.ofMinutes(2));
  }

  /** Decisions on the whole title, which read every trial of it. */
  static DecisionActivities titleDecisions(JobRef job) {
    return decisions(job, Duration.ofHours(1));
  }

  private static DecisionActivities decisions(JobRef job, Duration atMost) {
    return Workflow.newActivityStub(
        DecisionActivities.class, options(job, TaskQueues.control(job.storeId()), atMost).build());
  }

  static MediaActivities media(JobRef job) {
    return Workflow.newActivityStub(MediaActivities.class, mediaOptions(job).build());
  }

  /** Named after what it tries, for those who look at its history. */
  static MediaActivities media(JobRef job, TrialBatch batch) {
    String encodes =
        batch.encodes().stream()
            .map(encode -> encode.resolution() + " at " + encode.quantizer())
            .collect(Collectors.joining(", "));
    String summary = "shot " + (batch.shot() + 1) + ": " + encodes;
    return Workflow.newActivityStub(
        MediaActivities.class,
        mediaOptions(job)
            .setSummary(summary.substring(0, Math.min(summary.length(), LONGEST_SUMMARY)))
            .build());
  }

  /** Cancelled, an activity ends with its natives closed and its files removed. */
  private static ActivityOptions.Builder mediaOptions(JobRef job) {
    return options(job, TaskQueues.encode(job.storeId()), Duration.ofDays(7))
        .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED);
  }

  private static ActivityOptions.Builder options(JobRef job, String queue, Duration atMost) {
    ActivityOptions.Builder options =
        ActivityOptions.newBuilder()
            .setTaskQueue(queue)
            .setStartToCloseTimeout(atMost)
            .setRetryOptions(RETRIES);
    if (job.heartbeatSeconds() > 0) {
      options.setHeartbeatTimeout(Duration.ofSeconds(job.heartbeatSeconds()));
    }
    return options;
  }
}
