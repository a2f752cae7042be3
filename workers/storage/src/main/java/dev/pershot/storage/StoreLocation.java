package dev.pershot.storage;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a store lies, parsed once from what the user wrote. */
public record StoreLocation(Path folder) {
  public StoreLocation {
    folder = folder.toAbsolutePath().normalize();
  }

  /** Reads {@code file:FOLDER} or a plain folder. */
  public static StoreLocation parse(String text) {
    if (text.startsWith("s3:")) {
      throw new PershotException(
          ErrorCode.USAGE, "this Pershot keeps its store in a folder, not in '" + text + "'");
    }
    String folder = text.startsWith("file://") ? text.substring(7) : text;
    folder = folder.startsWith("file:") ? folder.substring(5) : folder;
    if (folder.isEmpty()) {
      throw new PershotException(
          ErrorCode.USAGE, "a store is a folder, such as file:/data/pershot, not '" + text + "'");
    }
    return new StoreLocation(Path.of(folder));
  }

  /** The user's own store: in the XDG data folder. */
  public static StoreLocation ofUser() {
    @Nullable String xdg = System.getenv("XDG_DATA_HOME");
    Path data =
        xdg != null && !xdg.isEmpty()
            ? Path.of(xdg)
            : Path.of(System.getProperty("user.home"), ".local", "share");
    return new StoreLocation(data.resolve("pershot").resolve("store"));
  }

  @Override
  public String toString() {
    return "file:" + folder;
  }
}
