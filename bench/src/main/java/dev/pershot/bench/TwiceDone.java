package dev.pershot.bench;

import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Activities whose first answer is lost after all was done, so that each one is done again. */
final class TwiceDone {
  private TwiceDone() {}

  static <T> T of(Class<T> activities, T real) {
    Object twice =
        Proxy.newProxyInstance(
            activities.getClassLoader(),
            new Class<?>[] {activities},
            (self, method, arguments) -> {
              Object answer;
              try {
                answer = method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
              if (method.getDeclaringClass() == activities
                  && Activity.getExecutionContext().getInfo().getAttempt() == 1) {
                throw ApplicationFailure.newFailure("the answer is lost", "ANSWER_LOST");
              }
              return answer;
            });
    return activities.cast(twice);
  }
}
