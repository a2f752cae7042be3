package dev.pershot.model;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The one way in which values become JSON: canonical for hashing, indented for people. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              text ->
                  text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private static final ObjectWriter CANONICAL =
      MAPPER
          .rebuild()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build()
          .writer();

  private static final ObjectWriter INDENTED =
      MAPPER.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private Json() {}

  /** The shared mapper, for readers that need its tree model. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** One line, properties sorted by name: equal values give equal bytes. */
  public static byte[] canonical(Object value) {
    try {
      return CANONICAL.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new PershotException(ErrorCode.INTERNAL, "not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** One line, properties in declared order. */
  public static byte[] line(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new PershotException(ErrorCode.INTERNAL, "not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Indented, properties in declared order, with a final newline. */
  public static byte[] indented(Object value) {
    try {
      return (INDENTED.writeValueAsString(value) + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new PershotException(ErrorCode.INTERNAL, "not JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** The SHA-256, in hexadecimal, of a value's canonical JSON. */
  public static String sha256(Object value) {
    return sha256(canonical(value));
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Reads a value that has a schema, and refuses one that is newer than this Pershot before looking
   * at keys that it cannot know.
   *
   * @param newest the newest schema that this Pershot reads
   */
  public static <T> T read(byte[] json, Class<T> type, int newest, ErrorCode code, String name) {
    int schema = read(json, JsonNode.class, code, name).path("schema").asInt(newest);
    if (schema > newest) {
      throw new PershotException(
          code, name + " has schema " + schema + "; this Pershot reads up to " + newest);
    }
    return read(json, type, code, name);
  }

  /**
   * Reads a value.
   *
   * @param name how an error names the text, such as its file
   * @throws PershotException with {@code code}, saying what is wrong and where
   */
  public static <T> T read(byte[] json, Class<T> type, ErrorCode code, String name) {
    try {
      @Nullable T value = MAPPER.readValue(json, type);
      if (value == null) {
        throw new PershotException(code, name + " holds only null");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw new PershotException(code, name + ": " + JsonFault.describe(e), e);
    } catch (java.io.IOException e) {
      throw new PershotException(code, name + " is not readable: " + e.getMessage(), e);
    }
  }
}
