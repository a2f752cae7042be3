package dev.pershot.regression;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pershot.ladder.Policy;
import dev.pershot.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A ladder that is kept to compare with, and how to make its like: a file of {@code
 * ladders/goldens}.
 *
 * @param master where the master lies from the golden's folder, or {@link #SAMPLE}
 * @param policy keys in which the policy differs from the default
 * @param tolerances keys in which the tolerances differ from the default
 * @param history why it was written, the first time first
 */
public record Golden(
    String master,
    ObjectNode policy,
    ObjectNode tolerances,
    List<Change> history,
    Subject baseline) {
  /** The master that Pershot generates itself. */
  public static final String SAMPLE = "sample";

  public Golden {
    history = List.copyOf(history);
  }

  /**
   * A time at which the golden was written.
   *
   * @param date such as {@code 2026-11-22}
   * @param reason the writer's words
   */
  public record Change(String date, String reason) {
    public Change {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("a golden changes for a reason");
      }
    }
  }

  public Policy fullPolicy() {
    return Policy.read(Json.canonical(policy), "the golden's policy");
  }

  public Tolerances fullTolerances() {
    return Tolerances.read(tolerances, "the golden's tolerances");
  }

  /** The same title with another baseline. */
  public Golden updated(Subject now, Change change) {
    List<Change> changes = new ArrayList<>(history);
    changes.add(change);
    return new Golden(master, policy, tolerances, changes, now);
  }

  /** A first golden of a title. */
  public static Golden first(String master, Subject baseline, Change change) {
    return new Golden(
        master,
        ownKeys(baseline.ladder().policy()),
        Json.mapper().createObjectNode(),
        List.of(change),
        baseline);
  }

  /** What a policy file would have to say. */
  private static ObjectNode ownKeys(Policy policy) {
    ObjectNode keys = Json.mapper().valueToTree(policy);
    ObjectNode defaults = Json.mapper().valueToTree(Policy.DEFAULT);
    keys.remove(
        defaults.properties().stream()
            .filter(entry -> entry.getValue().equals(keys.get(entry.getKey())))
            .map(Map.Entry::getKey)
            .toList());
    return keys;
  }
}
