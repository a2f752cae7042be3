package dev.pershot.model;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what is wrong with a JSON text, and where. */
final class JsonFault {
  private JsonFault() {}

  static String describe(JsonProcessingException fault) {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return "unknown key '"
          + path(unknown)
          + "'; known keys are "
          + unknown.getKnownPropertyIds().stream()
              .map(String::valueOf)
              .sorted()
              .collect(Collectors.joining(", "));
    }
    if (fault instanceof InvalidFormatException format) {
      return "'" + path(format) + "' cannot be " + quote(format.getValue());
    }
    if (fault instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return "'" + path(mapping) + "': " + reason(mapping);
    }
    return reason(fault) + at(fault.getLocation());
  }

  private static String reason(JsonProcessingException fault) {
    Throwable cause = fault.getCause();
    boolean ours = cause instanceof IllegalArgumentException || cause instanceof PershotException;
    String text = ours && cause != null ? cause.getMessage() : fault.getOriginalMessage();
    return text == null ? "not valid JSON" : text.lines().findFirst().orElse(text);
  }

  private static String path(JsonMappingException fault) {
    return fault.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }

  private static String quote(@Nullable Object value) {
    return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }
}
