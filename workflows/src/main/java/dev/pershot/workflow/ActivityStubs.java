package dev.pershot.workflow;

import dev.pershot.workflow.api.DecisionActivities;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.MediaActivities;
import dev.pershot.workflow.api.TaskQueues;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** How activities are called: their queues, time-outs and retries. */
final class ActivityStubs {
  /** Which failures are not retried, and after how many attempts, the activity itself decides. */
  private static final RetryOptions RETRIES =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(1))
          .setMaximumInterval(Duration.ofSeconds(30))
          .build();

  private ActivityStubs() {}

  /** Decisions on one shot: a worker lost on the way is found soon. */
  static DecisionActivities shotDecisions(JobRef job) {
    return decisions(job, Duration.ofMinutes(2));
  }

  /** Decisions on the whole title, which read every trial of it. */
  static DecisionActivities titleDecisions(JobRef job) {
    return decisions(job, Duration.ofHours(1));
  }

  private static DecisionActivities decisions(JobRef job, Duration atMost) {
    return Workflow.newActivityStub(
        DecisionActivities.class,
        ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.control(job.storeId()))
            .setStartToCloseTimeout(atMost)
            .setRetryOptions(RETRIES)
            .build());
  }

  static MediaActivities media(JobRef job) {
    ActivityOptions.Builder options =
        ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.encode(job.storeId()))
            .setStartToCloseTimeout(Duration.ofDays(7))
            .setRetryOptions(RETRIES);
    if (job.heartbeatSeconds() > 0) {
      options.setHeartbeatTimeout(Duration.ofSeconds(job.heartbeatSeconds()));
    }
    return Workflow.newActivityStub(MediaActivities.class, options.build());
  }
}
