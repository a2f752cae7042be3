package dev.pershot.app.master;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Path;

/** Where a master lies. As text it is what a user or a run record calls it. */
public sealed interface MasterLocation {
  /** The last part of it. */
  String name();

  /** Reads what a user wrote: a path, {@code file:PATH} or {@code s3://BUCKET/KEY}. */
  static MasterLocation parse(String text) {
    if (text.startsWith(OfObject.SCHEME)) {
      return OfObject.parse(text);
    }
    String path = text.startsWith("file://") ? text.substring(7) : text;
    path = path.startsWith(OfFile.SCHEME) ? path.substring(OfFile.SCHEME.length()) : path;
    if (path.isEmpty()) {
      throw new PershotException(
          ErrorCode.USAGE, "a master is a file or s3://BUCKET/KEY, not '" + text + "'");
    }
    return new OfFile(Path.of(path));
  }

  /** A file of this machine. */
  record OfFile(Path file) implements MasterLocation {
    static final String SCHEME = "file:";

    @Override
    public String name() {
      return file.getFileName().toString();
    }

    @Override
    public String toString() {
      return file.toAbsolutePath().toString();
    }
  }

  /** An object in S3, whatever it holds just now. */
  record OfObject(String uri) implements MasterLocation {
    static final String SCHEME = "s3://";

    private static OfObject parse(String uri) {
      int key = uri.indexOf('/', SCHEME.length()) + 1;
      if (key <= SCHEME.length() + 1 || uri.endsWith("/")) {
        throw new PershotException(
            ErrorCode.USAGE, "a master in S3 is s3://BUCKET/KEY, not '" + uri + "'");
      }
      return new OfObject(uri);
    }

    @Override
    public String name() {
      return Masters.name(uri);
    }

    @Override
    public String toString() {
      return uri;
    }
  }

  /**
   * One content of an object.
   *
   * @param version that names it, such as its ETag
   */
  record OfContent(OfObject object, String version) implements MasterLocation {
    @Override
    public String name() {
      return object.name();
    }

    @Override
    public String toString() {
      return object.uri();
    }
  }
}
