package dev.pershot.app.observe;

import dev.pershot.ladder.Encode;
import dev.pershot.workflow.api.JobRef;
import dev.pershot.workflow.api.TrialBatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/**
 * What a thread works on, for its log lines: {@code title} (a run id), {@code shot}, {@code trial}
 * and {@code rung}, as far as they apply.
 */
final class WorkInHand {
  private static final List<String> KEYS = List.of("title", "shot", "trial", "rung");

  private WorkInHand() {}

  /**
   * Read from what a workflow or an activity is called with.
   *
   * @param type the name of the workflow or activity
   */
  static Map<String, String> of(String type, Object[] arguments) {
    Map<String, String> work = new LinkedHashMap<>();
    for (Object argument : arguments) {
      if (argument instanceof JobRef job) {
        work.put("title", job.runId());
      } else if (argument instanceof TrialBatch batch) {
        work.put("shot", Integer.toString(batch.shot()));
        work.put("trial", encodes(batch.encodes()));
      } else if (argument instanceof Integer number) {
        if (type.equals("PackageRung") || type.equals("ProveRung")) {
          work.put("rung", number.toString());
        }
      }
    }
    return work;
  }

  private static String encodes(List<Encode> encodes) {
    return encodes.stream()
        .map(encode -> encode.resolution() + " " + encode.quantizer() + " " + encode.preset())
        .collect(Collectors.joining(", "));
  }

  /** Lines of this thread are about this from now on. */
  static void begin(Map<String, String> work) {
    end();
    work.forEach(MDC::put);
  }

  static void end() {
    KEYS.forEach(MDC::remove);
  }
}
