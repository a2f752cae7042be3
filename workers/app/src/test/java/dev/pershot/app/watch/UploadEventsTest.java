package dev.pershot.app.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UploadEventsTest {
  @Test
  void read_keyOfAnyCharacters_isDecoded() {
    String key = "reel 1/a+b/f\u00fcnf %41 \u6620\u753b.mov";
    assertThat(UploadEvents.read(Messages.ofS3("films", key, "abc")))
        .containsExactly(new Upload("films", key, "abc"));
  }

  @Test
  void read_throughEventBridge_isTheSameUpload() {
    String key = "reel 1/a+b%20.mov";
    assertThat(UploadEvents.read(Messages.ofEventBridge("films", key, "abc")))
        .isEqualTo(UploadEvents.read(Messages.ofS3("films", key, "abc")))
        .hasSize(1);
  }

  @Test
  void read_bucketWithVersions_isTheVersion() {
    String event =
        Messages.eventBridge(
            "Object Created", "films", Map.of("key", "a", "etag", "abc", "version-id", "v1"));
    assertThat(UploadEvents.read(event)).containsExactly(new Upload("films", "a", "v1"));
    String suspended =
        Messages.eventBridge(
            "Object Created", "films", Map.of("key", "a", "etag", "abc", "version-id", "null"));
    assertThat(UploadEvents.read(suspended)).containsExactly(new Upload("films", "a", "abc"));
  }

  @Test
  void read_whatIsNoUpload_isNothing() {
    assertThat(UploadEvents.read(Messages.test("films"))).isEmpty();
    assertThat(UploadEvents.read(Messages.s3("ObjectRemoved:Delete", "films", "a", "x"))).isEmpty();
    assertThat(UploadEvents.read(Messages.eventBridge("Object Deleted", "films", Map.of())))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "{",
        "null",
        "[]",
        "42",
        "{}",
        "{\"Records\":[{}]}",
        "{\"Records\":[null]}",
        "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}",
        "{\"source\":\"aws.s3\",\"detail\":{}}",
        "{\"source\":\"aws.ec2\",\"detail-type\":\"Object Created\",\"detail\":{}}"
      })
  void read_unknownMessage_saysWhy(String message) {
    assertInvalid(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a%2", "%zz", "%FF%FE.mov", "f\u00fcnf.mov", "a b"})
  void read_keyThatIsNotEncoded_saysWhy(String key) {
    assertInvalid(Messages.s3("ObjectCreated:Put", "films", key, "abc"));
  }

  private static void assertInvalid(String message) {
    assertThatThrownBy(() -> UploadEvents.read(message))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.EVENT_INVALID))
        .hasMessageStartingWith("the message");
  }

  @Test
  void title_ofAnUpload_dependsOnBucketKeyAndVersion() {
    Upload upload = new Upload("films", "a", "1");
    assertThat(upload.title())
        .isEqualTo(new Upload("films", "a", "1").title())
        .hasSize(32)
        .isNotEqualTo(new Upload("films", "a", "2").title())
        .isNotEqualTo(new Upload("films", "b", "1").title())
        .isNotEqualTo(new Upload("film", "sa", "1").title());
  }
}
