package dev.pershot.app.watch;

import dev.pershot.model.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Messages as AWS documents them. */
public final class Messages {
  private Messages() {}

  /** Of S3 itself, without a version. */
  public static String ofS3(String bucket, String key, String etag) {
    return s3("ObjectCreated:Put", bucket, URLEncoder.encode(key, StandardCharsets.UTF_8), etag);
  }

  static String s3(String event, String bucket, String encodedKey, String etag) {
    return text(
        Map.of(
            "Records",
            List.of(
                Map.of(
                    "eventVersion",
                    "2.1",
                    "eventSource",
                    "aws:s3",
                    "eventName",
                    event,
                    "s3",
                    Map.of(
                        "s3SchemaVersion",
                        "1.0",
                        "bucket",
                        Map.of("name", bucket, "arn", "arn:aws:s3:::" + bucket),
                        "object",
                        Map.of(
                            "key",
                            encodedKey,
                            "size",
                            1,
                            "eTag",
                            etag,
                            "sequencer",
                            "0055AED6"))))));
  }

  /** Of S3 through EventBridge. */
  public static String ofEventBridge(String bucket, String key, String etag) {
    return eventBridge("Object Created", bucket, Map.of("key", key, "size", 1, "etag", etag));
  }

  static String eventBridge(String type, String bucket, Map<String, Object> object) {
    return text(
        Map.of(
            "version",
            "0",
            "detail-type",
            type,
            "source",
            "aws.s3",
            "detail",
            Map.of("bucket", Map.of("name", bucket), "object", object, "reason", "PutObject")));
  }

  /** What S3 sends when a notification is set up. */
  public static String test(String bucket) {
    return text(
        Map.of(
            "Service", "Amazon S3", "Event", "s3:TestEvent", "Bucket", bucket, "HostId", "8cLe"));
  }

  private static String text(Object message) {
    return new String(Json.line(message), StandardCharsets.UTF_8);
  }
}
