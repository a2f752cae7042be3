package dev.pershot.app.cli;

import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Machine output: one JSON object a line, each with a {@code type}. See docs/output.md. */
final class Events {
  private Events() {}

  static String of(String type, Map<String, ?> fields) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", type);
    event.putAll(fields);
    return new String(Json.line(event), StandardCharsets.UTF_8);
  }

  static String error(PershotException e) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("code", e.code().name());
    fields.put("number", e.code().number());
    fields.put("kind", e.code().kind().name());
    fields.put("exitCode", e.code().exitCode());
    fields.put("message", e.getMessage());
    return of("error", fields);
  }
}
