package dev.pershot.app.watch;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.pershot.model.Json;
import dev.pershot.storage.s3.ObjectState;
import dev.pershot.storage.s3.S3Place;
import java.util.List;
import java.util.Optional;

/**
 * One content of a master that was uploaded.
 *
 * @param version its version's id, or its ETag without quotes where the bucket keeps no versions
 */
public record Upload(String bucket, String key, String version) {
  /** What a bucket calls the version of an object that was put while it kept none. */
  private static final String NO_VERSION = "null";

  private static final String STATUS = ".pershot.json";

  /** By what both kinds of events say; an ETag may have its quotes or not. */
  static Upload of(String bucket, String key, Optional<String> versionId, String etag) {
    return new Upload(bucket, key, version(versionId, etag));
  }

  private static String version(Optional<String> versionId, String etag) {
    return versionId
        .filter(id -> !id.isEmpty() && !id.equals(NO_VERSION))
        .orElseGet(() -> etag.replace("\"", ""));
  }

  /** Names its title: however often and in whatever order events come, there is one of it. */
  @JsonIgnore
  public String title() {
    return Json.sha256(List.of("upload", bucket, key, version)).substring(0, 32);
  }

  public S3Place place() {
    return new S3Place(bucket, key);
  }

  /** Where it is said how far its title is. */
  S3Place status() {
    return new S3Place(bucket, key + STATUS);
  }

  static boolean isStatus(String key) {
    return key.endsWith(STATUS);
  }

  /** Whether the object still has this content. */
  boolean is(ObjectState now) {
    return version.equals(version(now.versionId(), now.etag()));
  }

  @Override
  public String toString() {
    return "s3://" + bucket + "/" + key;
  }
}
