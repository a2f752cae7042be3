package dev.pershot.app.replay;

import io.temporal.api.history.v1.HistoryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a history and the code part.
 *
 * @param eventId of the first event that does not fit; 0 where the SDK does not say
 * @param history what the history has there
 * @param code what the code does instead
 */
public record Parting(long eventId, String history, String code) {
  /** As the SDK's {@code WorkflowStateMachines} words it, with the innermost sentence last. */
  private static final List<Pattern> EVENT =
      List.of(
          Pattern.compile("with EventId=(\\d+)"),
          Pattern.compile("event_id: (\\d+)"),
          Pattern.compile("[Ee]vent (\\d+) of type"));

  private static final Pattern COMMAND =
      Pattern.compile(
          "Command COMMAND_TYPE_(\\w+) doesn't match event .* on check (\\S+) with an expected"
              + " value '(?:name: \")?(.*?)\"?\\s*' and an actual value '(?:name: \")?(.*?)\"?\\s*'");

  private static final String NOTHING = "No command scheduled that corresponds to";

  static Parting of(List<HistoryEvent> events, Throwable failure) {
    List<String> sentences = sentences(failure);
    long id = sentences.stream().flatMap(text -> eventId(text).stream()).findFirst().orElse(0L);
    String history =
        events.stream()
            .filter(event -> event.getEventId() == id)
            .map(Parting::describe)
            .findFirst()
            .orElse("an event that is not told");
    return new Parting(id, history, code(sentences));
  }

  /** The innermost first. */
  private static List<String> sentences(Throwable failure) {
    List<String> sentences = new ArrayList<>();
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      if (at.getMessage() != null) {
        sentences.add(0, at.getMessage());
      }
    }
    return sentences;
  }

  private static Optional<Long> eventId(String sentence) {
    return EVENT.stream()
        .map(pattern -> pattern.matcher(sentence))
        .filter(Matcher::find)
        .map(found -> Long.parseLong(found.group(1)))
        .findFirst();
  }

  private static String code(List<String> sentences) {
    for (String sentence : sentences) {
      Matcher command = COMMAND.matcher(sentence);
      if (command.find()) {
        return "%s with %s '%s', not '%s'"
            .formatted(
                words(command.group(1)), command.group(2), command.group(4), command.group(3));
      }
      if (sentence.contains(NOTHING)) {
        return "nothing of the kind";
      }
    }
    return sentences.isEmpty() ? "something else" : failure(sentences.get(0));
  }

  /** The failure itself; the SDK replays by a query, and words that around it. */
  private static String failure(String sentence) {
    int start = sentence.indexOf("error=") + 1;
    String text = start == 0 ? sentence : sentence.substring(start + "error".length());
    return text.lines().findFirst().orElse("something else");
  }

  private static String describe(HistoryEvent event) {
    String type = words(event.getEventType().name().replace("EVENT_TYPE_", ""));
    return switch (event.getAttributesCase()) {
      case ACTIVITY_TASK_SCHEDULED_EVENT_ATTRIBUTES ->
          named(type, event.getActivityTaskScheduledEventAttributes().getActivityType().getName());
      case START_CHILD_WORKFLOW_EXECUTION_INITIATED_EVENT_ATTRIBUTES ->
          named(
              type, event.getStartChildWorkflowExecutionInitiatedEventAttributes().getWorkflowId());
      default -> type;
    };
  }

  private static String named(String type, String name) {
    return type + " '" + name + "'";
  }

  private static String words(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
