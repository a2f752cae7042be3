package dev.pershot.app.publish;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.s3.S3Place;
import dev.pershot.storage.s3.S3Settings;
import java.io.IOException;
import java.nio.file.Path;

/** Where a run leaves its files. Each appears whole or not at all; nothing else is touched. */
public sealed interface OutputFolder permits LocalFolder, S3Folder {
  /**
   * Makes a folder of this machine and sees that files can be written there: before the work, not
   * after it.
   *
   * @throws PershotException {@link ErrorCode#OUTPUT_UNWRITABLE}
   */
  static LocalFolder open(Path root) {
    return LocalFolder.open(root);
  }

  /**
   * The same of a place as users write it: a folder, or {@code s3://BUCKET/PREFIX}.
   *
   * @throws PershotException {@link ErrorCode#OUTPUT_UNWRITABLE}, or as {@link
   *     dev.pershot.storage.s3.S3Objects} does
   */
  static OutputFolder open(String place, S3Settings s3) {
    return S3Place.isNamed(place) ? S3Folder.open(place, s3) : open(Path.of(place));
  }

  /** How users find a file of it. */
  String place(String path);

  /** Fails early where there is no room for what is to come. */
  void requireSpace(long bytes);

  /** Removes a file; one that is not there is no failure. */
  void remove(String path);

  void write(String path, byte[] bytes);

  void copy(String path, Path source);

  /** Fills a file. */
  interface Filling {
    void into(Path file) throws IOException;
  }

  void make(String path, Filling filling);
}
