package dev.pershot.app.publish;

import dev.pershot.model.DiskFault;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** An output folder of this machine. */
public final class LocalFolder implements OutputFolder {
  private final Path root;

  private LocalFolder(Path root) {
    this.root = root;
  }

  /**
   * Makes the folder and sees that files can be written there: before the work, not after it.
   *
   * @throws PershotException {@link ErrorCode#OUTPUT_UNWRITABLE}
   */
  static LocalFolder open(Path root) {
    Path folder = root.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".pershot-", ".part"));
      return new LocalFolder(folder);
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.OUTPUT_UNWRITABLE,
          "cannot write to the output folder "
              + folder
              + " ("
              + DiskFault.reason(e)
              + "); check it or name another with -o",
          e);
    }
  }

  public Path root() {
    return root;
  }

  @Override
  public String place(String path) {
    return root.resolve(path).toString();
  }

  @Override
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
      throw DiskFault.of(root, e);
    }
  }

  @Override
  public void remove(String path) {
    try {
      Files.deleteIfExists(root.resolve(path));
    } catch (IOException e) {
      throw DiskFault.of(root.resolve(path), e);
    }
  }

  @Override
  public void write(String path, byte[] bytes) {
    make(path, beside -> Files.write(beside, bytes));
  }

  @Override
  public void copy(String path, Path source) {
    make(path, beside -> Files.copy(source, beside, StandardCopyOption.REPLACE_EXISTING));
  }

  @Override
  public void make(String path, Filling filling) {
    Path target = root.resolve(path);
    Path beside = target.resolveSibling("." + target.getFileName() + ".part");
    try {
      Files.createDirectories(target.getParent());
      filling.into(beside);
      Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      beside.toFile().delete();
      throw DiskFault.of(target, e);
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
