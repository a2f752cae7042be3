package dev.pershot.app.engine;

import io.temporal.common.Priority;
import java.util.Optional;

/**
 * How a title is started.
 *
 * @param name what people see of it
 * @param priority 1 goes first, 5 last; the service's default is 3
 * @param studio whose title it is: studios get their turns alike, however much each has submitted
 */
public record TitleOptions(String name, Optional<Integer> priority, Optional<String> studio) {
  /** Of a title that has the engine to itself. */
  public static TitleOptions named(String name) {
    return new TitleOptions(name, Optional.empty(), Optional.empty());
  }

  /** Children and activities inherit it. */
  Optional<Priority> asPriority() {
    if (priority.isEmpty() && studio.isEmpty()) {
      return Optional.empty();
    }
    Priority.Builder builder = Priority.newBuilder();
    priority.ifPresent(builder::setPriorityKey);
    studio.ifPresent(builder::setFairnessKey);
    return Optional.of(builder.build());
  }
}
