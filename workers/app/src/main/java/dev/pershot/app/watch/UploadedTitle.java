package dev.pershot.app.watch;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import java.nio.charset.StandardCharsets;

/**
 * A title that was started for an upload; as text it is kept with its workflow.
 *
 * @param output where its ladder goes
 */
public record UploadedTitle(Upload upload, String output) {
  String asText() {
    return new String(Json.canonical(this), StandardCharsets.UTF_8);
  }

  /**
   * Reads {@link #asText}.
   *
   * @throws PershotException {@link ErrorCode#INTERNAL} for anything else
   */
  static UploadedTitle parse(String text) {
    return Json.read(
        text.getBytes(StandardCharsets.UTF_8),
        UploadedTitle.class,
        ErrorCode.INTERNAL,
        "what is kept of an uploaded title");
  }
}
