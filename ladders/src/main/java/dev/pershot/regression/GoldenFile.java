package dev.pershot.regression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pershot.ladder.Ladder;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A golden as text. Each part has its checksum, so that an edit by hand is found and named: what is
 * compared with must have been made, not written.
 */
public final class GoldenFile {
  public static final int SCHEMA = 1;

  private static final String LADDER = "ladder";
  private static final String CHECKSUMS = "checksums";

  /** Parts that people edit: nothing that is compared. Of the master, the ladder has the hash. */
  private static final List<String> EDITABLE = List.of("schema", "master", "tolerances", CHECKSUMS);

  private GoldenFile() {}

  /** The file's text. */
  public static byte[] write(Golden golden) {
    ObjectNode file = Json.mapper().createObjectNode();
    file.put("schema", SCHEMA);
    file.put("master", golden.master());
    file.set("policy", golden.policy());
    file.set("tolerances", golden.tolerances());
    file.set("history", Json.mapper().valueToTree(golden.history()));
    file.set(LADDER, Json.mapper().valueToTree(golden.baseline().ladder()));
    file.set("packaged", Json.mapper().valueToTree(golden.baseline().packaged()));
    file.set("trialCpuSeconds", Json.mapper().valueToTree(golden.baseline().trialCpuSeconds()));
    file.set(CHECKSUMS, Json.mapper().valueToTree(checksums(file)));
    return Json.indented(file);
  }

  /** Whether a file is a golden; else it may be a ladder. */
  public static boolean isGolden(byte[] json, String name) {
    return tree(json, name).has(CHECKSUMS);
  }

  /**
   * Reads a file.
   *
   * @throws PershotException {@link ErrorCode#GOLDEN_INVALID} naming the part that is damaged, was
   *     edited, or is newer than this Pershot
   */
  public static Golden read(byte[] json, String name) {
    ObjectNode file = tree(json, name);
    int schema = file.path("schema").asInt();
    if (schema != SCHEMA) {
      throw invalid(name + " has schema " + file.path("schema") + "; this Pershot reads " + SCHEMA);
    }
    requireUnedited(file, name);
    Subject baseline =
        new Subject(
            Ladder.read(Json.canonical(part(file, LADDER, name)), name + ", 'ladder'"),
            optional(file, "packaged", Packaged.class, name),
            optional(file, "trialCpuSeconds", Double.class, name));
    ObjectNode tolerances = read(file, "tolerances", ObjectNode.class, name);
    requireTolerances(tolerances, name);
    return new Golden(
        read(file, "master", String.class, name),
        read(file, "policy", ObjectNode.class, name),
        tolerances,
        Arrays.asList(read(file, "history", Golden.Change[].class, name)),
        baseline);
  }

  /** They are written by hand, and the file is named here only. */
  private static void requireTolerances(ObjectNode keys, String name) {
    Tolerances.read(keys, name + ", 'tolerances'");
  }

  private static ObjectNode tree(byte[] json, String name) {
    if (Json.read(json, JsonNode.class, ErrorCode.GOLDEN_INVALID, name) instanceof ObjectNode all) {
      return all;
    }
    throw invalid(name + " is not a JSON object");
  }

  private static void requireUnedited(ObjectNode file, String name) {
    JsonNode told = part(file, CHECKSUMS, name);
    Map<String, String> is = checksums(file);
    for (Map.Entry<String, String> part : is.entrySet()) {
      if (!told.path(part.getKey()).asText().equals(part.getValue())) {
        throw invalid(
            name
                + ": '"
                + part.getKey()
                + "' is not what its checksum says, so it was edited or damaged; take the file from"
                + " version control, or write it with pershot check --update --reason");
      }
    }
    told.fieldNames()
        .forEachRemaining(
            part -> {
              if (!is.containsKey(part)) {
                throw invalid(name + ": '" + part + "' has a checksum, but is missing");
              }
            });
  }

  /** Of each part, and of the ladder's each key, whatever the order of keys. */
  private static Map<String, String> checksums(ObjectNode file) {
    Map<String, String> sums = new TreeMap<>();
    for (Map.Entry<String, JsonNode> part : file.properties()) {
      if (part.getKey().equals(LADDER) && part.getValue().isObject()) {
        part.getValue()
            .properties()
            .forEach(key -> sums.put(LADDER + "." + key.getKey(), checksum(key.getValue())));
      } else if (!EDITABLE.contains(part.getKey())) {
        sums.put(part.getKey(), checksum(part.getValue()));
      }
    }
    return sums;
  }

  private static String checksum(JsonNode part) {
    return part.isNull() ? "" : Json.sha256(Json.mapper().convertValue(part, Object.class));
  }

  private static JsonNode part(ObjectNode file, String key, String name) {
    JsonNode part = file.get(key);
    if (part == null) {
      throw invalid(name + ": the key '" + key + "' is missing");
    }
    return part;
  }

  private static <T> T read(ObjectNode file, String key, Class<T> type, String name) {
    return Json.read(
        Json.canonical(part(file, key, name)),
        type,
        ErrorCode.GOLDEN_INVALID,
        name + ", '" + key + "'");
  }

  private static <T> Optional<T> optional(ObjectNode file, String key, Class<T> type, String name) {
    return part(file, key, name).isNull()
        ? Optional.empty()
        : Optional.of(read(file, key, type, name));
  }

  private static PershotException invalid(String message) {
    return new PershotException(ErrorCode.GOLDEN_INVALID, message);
  }
}
