package dev.pershot.app.watch;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.s3.S3Place;

/**
 * Where ladders go: {@code s3://BUCKET/PREFIX}, with {@code {key}}, {@code {bucket}} and {@code
 * {version}} of the master; without {@code {key}} it is added at the end.
 */
public final class OutputTemplate {
  private static final String KEY = "{key}";

  private final S3Place place;

  private OutputTemplate(S3Place place) {
    this.place = place;
  }

  /**
   * Reads one.
   *
   * @throws PershotException {@link ErrorCode#USAGE} for anything else
   */
  public static OutputTemplate parse(String text) {
    String plain = text.replaceAll("/+$", "");
    if (!plain.matches("s3://[^/{}]+(/([^{}]|\\{(key|bucket|version)\\})+)?")) {
      throw new PershotException(
          ErrorCode.USAGE,
          "--output takes s3://BUCKET/PREFIX, with {key}, {bucket} or {version} in it at will, not '"
              + text
              + "'");
    }
    return new OutputTemplate(S3Place.parse(plain.contains(KEY) ? plain : plain + "/" + KEY));
  }

  String of(Upload upload) {
    String key =
        place
            .key()
            .replace("{bucket}", upload.bucket())
            .replace("{version}", upload.version())
            .replace(KEY, upload.key());
    return new S3Place(place.bucket(), key).toString();
  }

  /** What all outputs begin with, such as {@code s3://ladders/}. */
  public String beginning() {
    String key = place.key();
    return "s3://" + place.bucket() + "/" + key.substring(0, key.indexOf('{'));
  }
}
