package dev.pershot.app.observe;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.workflow.Workflow;

/** Log lines of workflows and activities name what they are about; see {@link WorkInHand}. */
final class NamedWork extends WorkerInterceptorBase {
  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new NamedActivity(next);
  }

  @Override
  public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
    return new WorkflowInboundCallsInterceptorBase(next) {
      @Override
      public WorkflowOutput execute(WorkflowInput input) {
        // The SDK clears what lines carry when it takes the thread for another workflow.
        WorkInHand.begin(WorkInHand.of(Workflow.getInfo().getWorkflowType(), input.getArguments()));
        return super.execute(input);
      }
    };
  }

  private static final class NamedActivity extends ActivityInboundCallsInterceptorBase {
    private String type = "";

    NamedActivity(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      type = context.getInfo().getActivityType();
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      WorkInHand.begin(WorkInHand.of(type, input.getArguments()));
      ActivityOutput output = super.execute(input);
      // After a failure the SDK logs it in this thread, which then takes its next work.
      WorkInHand.end();
      return output;
    }
  }
}
