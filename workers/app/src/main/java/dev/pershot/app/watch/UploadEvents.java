package dev.pershot.app.watch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a message of S3 says was uploaded.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">S3's
 *     own messages</a>, in which keys are encoded as in URLs
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html">those of
 *     EventBridge</a>, in which they are not
 */
final class UploadEvents {
  private UploadEvents() {}

  /**
   * Reads a message.
   *
   * @return nothing where it tells of something else, such as an object that was removed
   * @throws PershotException {@link ErrorCode#EVENT_INVALID} where it is no message of S3
   */
  static List<Upload> read(String message) {
    JsonNode root =
        Json.read(
            message.getBytes(StandardCharsets.UTF_8),
            JsonNode.class,
            ErrorCode.EVENT_INVALID,
            "the message");
    if (root.path("Event").asText().equals("s3:TestEvent")) {
      return List.of();
    }
    if (root.path("Records").isArray()) {
      return ofS3(root.get("Records"));
    }
    if (root.path("source").asText().equals("aws.s3") && root.path("detail").isObject()) {
      return ofEventBridge(root);
    }
    throw invalid("is neither an S3 event nor one of S3 through EventBridge");
  }

  private static List<Upload> ofS3(JsonNode records) {
    List<Upload> uploads = new ArrayList<>();
    for (JsonNode event : records) {
      // Servers other than AWS say "s3:ObjectCreated:Put".
      if (text(event, "eventName").replaceFirst("^s3:", "").startsWith("ObjectCreated:")) {
        JsonNode s3 = event.path("s3");
        JsonNode object = s3.path("object");
        uploads.add(
            upload(
                s3, decoded(text(object, "key")), object.path("versionId"), object.path("eTag")));
      }
    }
    return uploads;
  }

  private static List<Upload> ofEventBridge(JsonNode root) {
    if (!text(root, "detail-type").equals("Object Created")) {
      return List.of();
    }
    JsonNode detail = root.get("detail");
    JsonNode object = detail.path("object");
    return List.of(
        upload(detail, text(object, "key"), object.path("version-id"), object.path("etag")));
  }

  private static Upload upload(JsonNode at, String key, JsonNode versionId, JsonNode etag) {
    Upload upload =
        Upload.of(
            text(at.path("bucket"), "name"),
            key,
            Optional.of(versionId).filter(JsonNode::isTextual).map(JsonNode::asText),
            etag.asText());
    if (upload.version().isEmpty()) {
      throw invalid("names neither a version nor an ETag of " + key);
    }
    return upload;
  }

  private static String text(JsonNode at, String name) {
    JsonNode value = at.path(name);
    if (!value.isTextual() || value.asText().isEmpty()) {
      throw invalid("has no '" + name + "' where an S3 event has it");
    }
    return value.asText();
  }

  /** Of UTF-8 that is encoded as in a form, a plus for each space. */
  private static String decoded(String key) {
    try {
      boolean plain = key.chars().allMatch(c -> c > ' ' && c < 0x7f);
      byte[] bytes =
          URLDecoder.decode(key, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
      if (plain) {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      }
    } catch (IllegalArgumentException | CharacterCodingException e) {
      // Said below.
    }
    throw invalid("has a key that is not encoded as S3 does it: " + key);
  }

  private static PershotException invalid(String what) {
    return new PershotException(ErrorCode.EVENT_INVALID, "the message " + what);
  }
}
