package dev.pershot.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in one sentence what is wrong with a JSON text, and where: the key, else the line. */
final class JsonFault {
  /** How Jackson points at a second place. */
  private static final Pattern SOURCE = Pattern.compile("\\[Source: [^;]*; ([^\\]]*)]");

  private JsonFault() {}

  static String describe(JsonProcessingException fault) {
    if (fault instanceof StreamReadException syntax) {
      return describeSyntax(syntax);
    }
    if (!(fault instanceof JsonMappingException mapping)) {
      return firstLine(fault);
    }
    Throwable cause = mapping.getCause();
    if (cause instanceof StreamReadException syntax && !isNumber(syntax)) {
      return describeSyntax(syntax);
    }
    if (cause instanceof IllegalArgumentException || cause instanceof PershotException) {
      String ours = String.valueOf(cause.getMessage());
      return mapping.getPath().isEmpty() ? ours : "'" + path(mapping) + "': " + ours;
    }
    return mapping instanceof MismatchedInputException misfit
        ? describeMisfit(misfit)
        : "'" + path(mapping) + "': " + firstLine(mapping);
  }

  /** The text is not JSON. */
  private static String describeSyntax(StreamReadException fault) {
    String what =
        fault instanceof JsonEOFException ? "the JSON text ends too early" : firstLine(fault);
    return what + at(fault.getLocation());
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  private static boolean isNumber(StreamReadException fault) {
    return fault instanceof InputCoercionException;
  }

  /** The text is JSON, but not what is wanted. */
  private static String describeMisfit(MismatchedInputException fault) {
    String jackson = firstLine(fault);
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return "unknown key '%s'; known keys are %s"
          .formatted(
              path(unknown),
              unknown.getKnownPropertyIds().stream()
                  .map(String::valueOf)
                  .sorted()
                  .collect(Collectors.joining(", ")));
    }
    if (jackson.startsWith("No content")) {
      return "the file is empty";
    }
    if (jackson.startsWith("Trailing token")) {
      return "more text follows where the JSON ends" + at(fault.getLocation());
    }
    if (jackson.startsWith("Missing creator property")) {
      return "the key '" + path(fault) + "' is missing";
    }
    if (fault instanceof InvalidNullException
        || jackson.startsWith("Null value for creator property")
        || jackson.startsWith("Cannot map `null`")) {
      return "'" + path(fault) + "' is null";
    }
    String where = fault.getPath().isEmpty() ? "the file" : "'" + path(fault) + "'";
    String given = fault instanceof InvalidFormatException format ? given(format.getValue()) : "";
    return where + " takes " + wanted(fault.getTargetType()) + given;
  }

  private static String given(Object value) {
    return value instanceof String text ? ", not \"" + text + "\"" : ", not " + value;
  }

  private static String wanted(Class<?> type) {
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(constant -> Json.mapper().convertValue(constant, String.class))
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    return isText(type) ? "text in quotes" : "an object in braces";
  }

  private static boolean isText(Class<?> type) {
    return type == String.class
        || Arrays.stream(type.getMethods()).anyMatch(m -> m.isAnnotationPresent(JsonCreator.class));
  }

  private static String firstLine(JsonProcessingException fault) {
    String text = fault.getOriginalMessage();
    return text == null
        ? "not valid JSON"
        : SOURCE.matcher(text.lines().findFirst().orElse(text)).replaceAll("$1");
  }

  private static String path(JsonMappingException fault) {
    return fault.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }
}
