package dev.pershot.storage;

import dev.pershot.model.DiskFault;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * A store in a folder. An artifact is written beside its place and linked to it: the link fails
 * where a file is already, so the first writer wins and no reader sees a part.
 */
public final class FileStore implements ArtifactStore {
  private final Path root;

  /** On the disk of the store, so that what is whole there can be linked to its place. */
  private final Path staging;

  private final Path scratch;

  private FileStore(Path root, Path staging, Path scratch) {
    this.root = root;
    this.staging = staging;
    this.scratch = scratch;
  }

  /**
   * Opens a store, making its folder where there is none.
   *
   * @throws PershotException {@link ErrorCode#STORE_UNWRITABLE} where that cannot be
   */
  public static FileStore open(StoreLocation.Folder location) {
    Path staging = claim(location.folder(), location.folder().resolve("scratch"));
    return new FileStore(location.folder(), staging, staging);
  }

  /**
   * Opens a store whose scratch lies elsewhere, such as on a disk of this machine.
   *
   * @param scratch shared with other processes; each makes itself a folder in it
   * @throws PershotException {@link ErrorCode#STORE_UNWRITABLE} where that cannot be
   */
  public static FileStore open(StoreLocation.Folder location, Path scratch) {
    Path staging = claim(location.folder(), location.folder().resolve("scratch"));
    return new FileStore(location.folder(), staging, claim(scratch, scratch));
  }

  private static Path claim(Path root, Path parent) {
    try {
      Files.createDirectories(root);
      return Scratch.claim(parent);
    } catch (IOException e) {
      throw DiskFault.of(root, e);
    }
  }

  @Override
  public Optional<byte[]> read(ArtifactKey key) {
    try {
      return Optional.of(Files.readAllBytes(place(key)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw DiskFault.of(place(key), e);
    }
  }

  @Override
  public boolean exists(ArtifactKey key) {
    return Files.exists(place(key));
  }

  @Override
  public byte[] commit(ArtifactKey key, byte[] bytes) {
    Path beside = staging.resolve(UUID.randomUUID() + ".part");
    try {
      write(beside, bytes);
      return link(beside, place(key)) ? bytes : Files.readAllBytes(place(key));
    } catch (IOException e) {
      throw DiskFault.of(place(key), e);
    } finally {
      beside.toFile().delete();
    }
  }

  @Override
  public void commitFile(ArtifactKey key, Path file) {
    Path place = place(key);
    try {
      if (!linkStaged(file, place) && Files.mismatch(file, place) >= 0) {
        throw new PershotException(
            ErrorCode.RESULT_DIFFERS,
            "a second run of "
                + key
                + " made other bytes than the first, at offset "
                + Files.mismatch(file, place));
      }
    } catch (IOException e) {
      throw DiskFault.of(place, e);
    } finally {
      file.toFile().delete();
    }
  }

  @Override
  public LocalFile file(ArtifactKey key) {
    Path place = place(key);
    if (!Files.exists(place)) {
      throw new PershotException(
          ErrorCode.STORE_CORRUPT,
          "the store has no " + key + "; was a part of it removed while it was in use?");
    }
    return new LocalFile(place, () -> {});
  }

  @Override
  public Path scratch() {
    return scratch;
  }

  private Path place(ArtifactKey key) {
    return root.resolve(key.path());
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /** A file of another disk is copied beside its place first. */
  private boolean linkStaged(Path file, Path place) throws IOException {
    if (staging.equals(scratch)) {
      force(file);
      return link(file, place);
    }
    Path beside = staging.resolve(UUID.randomUUID() + ".part");
    try {
      Files.copy(file, beside);
      force(beside);
      return link(beside, place);
    } finally {
      beside.toFile().delete();
    }
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static boolean link(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try {
      Files.createLink(to, from);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (NoSuchFileException | AccessDeniedException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // File systems without links, such as exFAT, say so in several ways and in any language. What
      // is another fault befalls the move too.
      return move(from, to);
    }
  }

  /** Without links: renaming is whole too, and equal keys have equal bytes. */
  private static boolean move(Path from, Path to) throws IOException {
    if (Files.exists(to)) {
      return false;
    }
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    return true;
  }
}
