package dev.pershot.storage;

import java.util.regex.Pattern;

/**
 * Names an artifact: a relative path of plain segments, such as {@code trials/ab/abcd.json}. What
 * produces an artifact puts everything that determines its bytes into the key.
 */
public record ArtifactKey(String path) {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*)*");

  public ArtifactKey {
    if (!PLAIN.matcher(path).matches()) {
      throw new IllegalArgumentException("not an artifact key: '" + path + "'");
    }
  }

  /** A key below {@code folder} for a hash, spread over sub-folders by its first two digits. */
  public static ArtifactKey hashed(String folder, String hash, String suffix) {
    return new ArtifactKey(folder + "/" + hash.substring(0, 2) + "/" + hash + suffix);
  }

  @Override
  public String toString() {
    return path;
  }
}
