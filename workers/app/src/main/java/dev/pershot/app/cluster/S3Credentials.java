package dev.pershot.app.cluster;

import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;

/** What the cluster's S3 server knows its users by. It is never printed. */
public record S3Credentials(String accessKeyId, String secretAccessKey) {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

  public S3Credentials {
    Objects.requireNonNull(accessKeyId);
    Objects.requireNonNull(secretAccessKey);
  }

  static S3Credentials random() {
    SecureRandom random = new SecureRandom();
    return new S3Credentials("PS" + letters(random, 18), letters(random, 40));
  }

  private static String letters(SecureRandom random, int count) {
    StringBuilder text = new StringBuilder(count);
    random.ints(count, 0, LETTERS.length()).forEach(i -> text.append(LETTERS.charAt(i)));
    return text.toString();
  }

  /** The variables in which AWS's SDKs look for them. */
  public Map<String, String> environment() {
    return Map.of("AWS_ACCESS_KEY_ID", accessKeyId, "AWS_SECRET_ACCESS_KEY", secretAccessKey);
  }

  @Override
  public String toString() {
    return "S3Credentials[" + accessKeyId + ", ...]";
  }
}
