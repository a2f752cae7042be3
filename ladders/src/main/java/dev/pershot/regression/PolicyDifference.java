package dev.pershot.regression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.ladder.Policy;
import dev.pershot.model.Json;
import java.util.ArrayList;
import java.util.List;

/** Keys in which two policies differ. */
record PolicyDifference(String key, String golden, String now) {

  static List<PolicyDifference> between(Policy golden, Policy now) {
    List<PolicyDifference> all = new ArrayList<>();
    collect("", Json.mapper().valueToTree(golden), Json.mapper().valueToTree(now), all);
    return List.copyOf(all);
  }

  private static void collect(
      String key, JsonNode golden, JsonNode now, List<PolicyDifference> all) {
    if (golden.isObject() && now.isObject()) {
      golden
          .properties()
          .forEach(
              entry ->
                  collect(
                      key.isEmpty() ? entry.getKey() : key + "." + entry.getKey(),
                      entry.getValue(),
                      now.path(entry.getKey()),
                      all));
    } else if (!golden.equals(now)) {
      all.add(new PolicyDifference(key, text(golden), text(now)));
    }
  }

  private static String text(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  @Override
  public String toString() {
    return key + " is " + now + ", golden " + golden;
  }
}
