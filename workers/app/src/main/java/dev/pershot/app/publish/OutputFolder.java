package dev.pershot.app.publish;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.StoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where a run leaves its files. Each appears whole or not at all; nothing else is touched. */
public final class OutputFolder {
  private final Path root;

  private OutputFolder(Path root) {
    this.root = root;
  }

  /**
   * Makes the folder and sees that files can be written there: before the work, not after it.
   *
   * @throws PershotException {@link ErrorCode#OUTPUT_UNWRITABLE}
   */
  public static OutputFolder open(Path root) {
    Path folder = root.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".pershot-", ".part"));
      return new OutputFolder(folder);
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.OUTPUT_UNWRITABLE,
          "cannot write to the output folder "
              + folder
              + " ("
              + StoreFault.reason(e)
              + "); check it or name another with -o",
          e);
    }
  }

  public Path root() {
    return root;
  }

  /** Fails early where the disk has no room for what is to come. */
  public void requireSpace(long bytes) {
    try {
      long free = Files.getFileStore(root).getUsableSpace();
      if (free < bytes) {
        throw new PershotException(
            ErrorCode.STORE_FULL,
            "the disk of %s has %d MB free, and the ladder takes %d MB; free some space or name another output with -o"
                .formatted(root, free >> 20, (bytes >> 20) + 1));
      }
    } catch (IOException e) {
      throw StoreFault.of(root, e);
    }
  }

  public void remove(String path) {
    try {
      Files.deleteIfExists(root.resolve(path));
    } catch (IOException e) {
      throw StoreFault.of(root.resolve(path), e);
    }
  }

  public void write(String path, byte[] bytes) {
    place(path, beside -> Files.write(beside, bytes));
  }

  public void copy(String path, Path source) {
    place(path, beside -> Files.copy(source, beside, StandardCopyOption.REPLACE_EXISTING));
  }

  /** Fills a file. */
  interface Filling {
    void into(Path file) throws IOException;
  }

  void place(String path, Filling filling) {
    Path target = root.resolve(path);
    Path beside = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.createDirectories(target.getParent());
      filling.into(beside);
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      beside.toFile().delete();
      throw StoreFault.of(target, e);
    }
  }
}
