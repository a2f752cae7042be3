package dev.pershot.storage;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a store lies, parsed once from what the user wrote. */
public sealed interface StoreLocation {
  /** A folder of this machine, or one that several share. */
  record Folder(Path folder) implements StoreLocation {
    public Folder {
      folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public String toString() {
      return "file:" + folder;
    }
  }

  /**
   * A part of a bucket in S3, or in what speaks its protocol.
   *
   * @param prefix what all keys of the store begin with, without a slash at its ends; empty for the
   *     whole bucket
   */
  record Bucket(String bucket, String prefix) implements StoreLocation {
    /** S3's general rules for names of buckets. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private static final Pattern PREFIX =
        Pattern.compile("([A-Za-z0-9][A-Za-z0-9._=-]*(/[A-Za-z0-9][A-Za-z0-9._=-]*)*)?");

    public Bucket {
      if (!NAME.matcher(bucket).matches() || !PREFIX.matcher(prefix).matches()) {
        throw new PershotException(
            ErrorCode.USAGE,
            "a store in S3 is s3://BUCKET or s3://BUCKET/PREFIX of plain letters and digits, not 's3://"
                + bucket
                + (prefix.isEmpty() ? "" : "/" + prefix)
                + "'");
      }
    }

    private static Bucket parse(String text) {
      String place = text.substring(S3.length());
      int slash = place.indexOf('/');
      String bucket = slash < 0 ? place : place.substring(0, slash);
      String prefix = slash < 0 ? "" : place.substring(slash + 1);
      return new Bucket(
          bucket, prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix);
    }

    @Override
    public String toString() {
      return S3 + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
  }

  String S3 = "s3://";

  /** Reads {@code s3://BUCKET/PREFIX}, {@code file:FOLDER} or a plain folder. */
  static StoreLocation parse(String text) {
    if (text.startsWith(S3)) {
      return Bucket.parse(text);
    }
    String folder = text.startsWith("file://") ? text.substring(7) : text;
    folder = folder.startsWith("file:") ? folder.substring(5) : folder;
    if (folder.isEmpty() || folder.startsWith("s3:")) {
      throw new PershotException(
          ErrorCode.USAGE,
          "a store is a folder or a bucket, such as file:/data/pershot or s3://bucket/pershot, not '"
              + text
              + "'");
    }
    return new Folder(Path.of(folder));
  }

  /** The user's own store: in the XDG data folder. */
  static StoreLocation ofUser() {
    @Nullable String xdg = System.getenv("XDG_DATA_HOME");
    Path data =
        xdg != null && !xdg.isEmpty()
            ? Path.of(xdg)
            : Path.of(System.getProperty("user.home"), ".local", "share");
    return new Folder(data.resolve("pershot").resolve("store"));
  }
}
