package dev.pershot.app.whatif;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run, named by its output folder or by its id.
 *
 * @param master where it lay; not known of an id
 */
public record FinishedRun(String runId, Optional<String> master) {
  private static final String ID = "[0-9a-f]{32}";

  /**
   * Reads what a user wrote.
   *
   * @throws PershotException {@link ErrorCode#RUN_UNKNOWN}
   */
  public static FinishedRun of(String folderOrId) {
    if (folderOrId.matches(ID)) {
      return new FinishedRun(folderOrId, Optional.empty());
    }
    Path file = Path.of(folderOrId).resolve("run.json");
    JsonNode run = Json.read(bytes(file), JsonNode.class, ErrorCode.RUN_UNKNOWN, file.toString());
    String id = run.path("runId").asText();
    String master = run.path("master").asText();
    if (!id.matches(ID) || master.isEmpty()) {
      throw new PershotException(
          ErrorCode.RUN_UNKNOWN, file + " has no runId and master; name a run's output folder");
    }
    return new FinishedRun(id, Optional.of(master));
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.RUN_UNKNOWN,
          "cannot read " + file + "; name a run's output folder, or its id",
          e);
    }
  }
}
