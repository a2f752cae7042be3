package dev.pershot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How often a title's activities were begun, by its published histories.
 *
 * @param activities that were begun
 * @param again of them, those that were begun more than once
 */
record Attempts(int activities, int again) {
  static Attempts of(Path histories) {
    int activities = 0;
    int again = 0;
    try (Stream<Path> files = Files.list(histories)) {
      for (Path file : files.toList()) {
        for (JsonNode event : Json.mapper().readTree(file.toFile()).path("events")) {
          // The server keeps the last start of an activity alone.
          JsonNode started = event.path("activityTaskStartedEventAttributes");
          activities += started.isMissingNode() ? 0 : 1;
          again += started.path("attempt").asInt() > 1 ? 1 : 0;
        }
      }
    } catch (IOException e) {
      throw new BenchFailure("cannot read the histories", e);
    }
    return new Attempts(activities, again);
  }

  String told() {
    return "of %d activities, %d were begun again".formatted(activities, again);
  }
}
