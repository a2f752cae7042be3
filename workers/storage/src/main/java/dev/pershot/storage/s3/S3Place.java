package dev.pershot.storage.s3;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.ArtifactKey;
import dev.pershot.storage.StoreLocation;
import java.nio.charset.StandardCharsets;

/**
 * Where an object lies.
 *
 * @param key its whole name in the bucket, of any characters: studios name their masters
 */
public record S3Place(String bucket, String key) {
  private static final String SCHEME = "s3://";

  /** Of UTF-8, which is S3's own limit. */
  private static final int LONGEST_KEY = 1024;

  public S3Place {
    if (bucket.isEmpty()
        || key.isEmpty()
        || key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
      throw new PershotException(
          ErrorCode.USAGE,
          "an object in S3 is named s3://BUCKET/KEY, not '" + SCHEME + bucket + "/" + key + "'");
    }
  }

  /** Whether a text names a place in S3 at all. */
  public static boolean isNamed(String text) {
    return text.startsWith(SCHEME);
  }

  /**
   * Reads {@code s3://BUCKET/KEY}; the key is taken as it stands.
   *
   * @throws PershotException {@link ErrorCode#USAGE} for anything else
   */
  public static S3Place parse(String text) {
    int slash = isNamed(text) ? text.indexOf('/', SCHEME.length()) : -1;
    if (slash < 0) {
      throw new PershotException(
          ErrorCode.USAGE, "an object in S3 is named s3://BUCKET/KEY, not '" + text + "'");
    }
    return new S3Place(text.substring(SCHEME.length(), slash), text.substring(slash + 1));
  }

  /** Where a store keeps an artifact. */
  public static S3Place in(StoreLocation.Bucket store, ArtifactKey key) {
    String prefix = store.prefix().isEmpty() ? "" : store.prefix() + "/";
    return new S3Place(store.bucket(), prefix + key.path());
  }

  @Override
  public String toString() {
    return SCHEME + bucket + "/" + key;
  }
}
