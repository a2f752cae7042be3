package dev.pershot.app.spot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.model.Json;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A notice that a spot instance got.
 *
 * @param kind what is announced
 * @param at when it will be; for a rebalance recommendation, when it was given
 */
public record SpotNotice(Kind kind, Instant at) {
  /** What a notice announces. */
  public enum Kind {
    /** The instance is stopped, hibernated or terminated, two minutes after the notice. */
    INTERRUPTION,
    /** The instance is likely to be interrupted. */
    REBALANCE
  }

  /**
   * Reads {@code spot/instance-action}, which has an action and a time: "Spot Instance interruption
   * notices" in the EC2 user guide. One that cannot be read is one all the same, with the two
   * minutes that the guide promises.
   */
  static SpotNotice interruption(String json, Instant now) {
    return new SpotNotice(
        Kind.INTERRUPTION, time(json, "time").orElse(now.plus(Duration.ofMinutes(2))));
  }

  /** Reads {@code events/recommendations/rebalance}. */
  static SpotNotice rebalance(String json, Instant now) {
    return new SpotNotice(Kind.REBALANCE, time(json, "noticeTime").orElse(now));
  }

  private static Optional<Instant> time(String json, String field) {
    try {
      JsonNode node = Json.mapper().readTree(json).path(field);
      return node.isTextual() ? Optional.of(Instant.parse(node.asText())) : Optional.empty();
    } catch (IOException | DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
