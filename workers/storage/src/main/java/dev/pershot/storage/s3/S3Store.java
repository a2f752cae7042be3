package dev.pershot.storage.s3;

import dev.pershot.model.DiskFault;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.ArtifactKey;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.storage.LocalFile;
import dev.pershot.storage.Scratch;
import dev.pershot.storage.StoreLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * A store in S3. An artifact is put only where no object is, which the server decides; so the first
 * writer wins, and no reader sees a part. Scratch space and copies are on this machine's disk.
 */
public final class S3Store implements ArtifactStore {
  /** Tells whether the server keeps to conditions, before anything depends on it. */
  private static final ArtifactKey PROBE = new ArtifactKey("probe");

  /** How often an object may be there for its writer and gone for its reader: some seconds. */
  private static final int MOST_DENIALS = 8;

  private final StoreLocation.Bucket location;
  private final S3Objects objects;
  private final Path scratch;
  private final LocalCopies copies;

  private S3Store(
      StoreLocation.Bucket location, S3Objects objects, Path scratch, LocalCopies copies) {
    this.location = location;
    this.objects = objects;
    this.scratch = scratch;
    this.copies = copies;
  }

  /**
   * Opens a store, in a bucket that must be there.
   *
   * @throws PershotException {@link ErrorCode#STORE_MISSING}, {@link ErrorCode#STORE_DENIED} or
   *     {@link ErrorCode#STORE_UNREACHABLE} where the bucket cannot be written, {@link
   *     ErrorCode#STORE_UNWRITABLE} where the server overwrites what it must not
   */
  public static S3Store open(
      StoreLocation.Bucket location, S3Objects objects, S3Settings settings) {
    requireConditions(S3Place.in(location, PROBE), objects, settings);
    Path folder = settings.scratch();
    try {
      Path scratch = Scratch.claim(folder);
      LocalCopies copies = new LocalCopies(scratch.resolve("copies"), settings.copiesBytes());
      return new S3Store(location, objects, scratch, copies);
    } catch (IOException e) {
      throw DiskFault.of(folder, e);
    }
  }

  private static void requireConditions(S3Place probe, S3Objects objects, S3Settings settings) {
    byte[] any = "Pershot keeps its results here.\n".getBytes(StandardCharsets.US_ASCII);
    boolean wasFirst = objects.create(probe, any);
    if (wasFirst && objects.create(probe, any)) {
      throw new PershotException(
          ErrorCode.STORE_UNWRITABLE,
          settings.server()
              + " overwrites objects in spite of If-None-Match, so results would not be safe there;"
              + " take a newer version or another server");
    }
  }

  @Override
  public Optional<byte[]> read(ArtifactKey key) {
    return objects.read(place(key));
  }

  @Override
  public boolean exists(ArtifactKey key) {
    return objects.find(place(key)).isPresent();
  }

  @Override
  public byte[] commit(ArtifactKey key, byte[] bytes) {
    for (int attempt = 0; attempt < MOST_DENIALS; attempt++) {
      if (objects.create(place(key), bytes)) {
        return bytes;
      }
      Optional<byte[]> first = objects.read(place(key));
      if (first.isPresent()) {
        return first.get();
      }
      // Removed since then, so it is to be made after all.
      pause(attempt);
    }
    throw contradicts(key);
  }

  @Override
  public void commitFile(ArtifactKey key, Path file) {
    try {
      for (int attempt = 0; attempt < MOST_DENIALS; attempt++) {
        if (objects.create(place(key), file) || isCompared(key, file)) {
          return;
        }
        pause(attempt);
      }
      throw contradicts(key);
    } finally {
      file.toFile().delete();
    }
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(10L << attempt);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PershotException(ErrorCode.STORE_UNREACHABLE, "work with S3 was interrupted");
    }
  }

  private PershotException contradicts(ArtifactKey key) {
    return new PershotException(
        ErrorCode.STORE_CORRUPT,
        "the server says that "
            + place(key)
            + " is there and that it is not, "
            + MOST_DENIALS
            + " times; is it removed again and again, or does the server lag behind?");
  }

  /** False if the first writer's artifact is gone, or else it has the same bytes. */
  private boolean isCompared(ArtifactKey key, Path file) {
    Path first = scratch.resolve(UUID.randomUUID() + ".first");
    try {
      if (isSame(key, file)) {
        return true;
      }
      if (!objects.download(place(key), first)) {
        return false;
      }
      long offset = Files.mismatch(file, first);
      if (offset >= 0) {
        throw new PershotException(
            ErrorCode.RESULT_DIFFERS,
            "a second run of " + key + " made other bytes than the first, at offset " + offset);
      }
      return true;
    } catch (IOException e) {
      throw DiskFault.of(first, e);
    } finally {
      first.toFile().delete();
    }
  }

  /** By what the first writer left beside its bytes, which saves fetching them. */
  private boolean isSame(ArtifactKey key, Path file) throws IOException {
    Content content = Content.of(file);
    Optional<ObjectState> state = objects.find(place(key));
    return state.isPresent()
        && state.get().bytes() == content.length()
        && state.get().sha256().equals(Optional.of(content.sha256()));
  }

  @Override
  public LocalFile file(ArtifactKey key) {
    return copies.hold(
        key,
        into -> {
          if (!objects.download(place(key), into)) {
            throw new PershotException(
                ErrorCode.STORE_CORRUPT,
                "the store has no " + key + "; was a part of it removed while it was in use?");
          }
        });
  }

  @Override
  public Path scratch() {
    return scratch;
  }

  private S3Place place(ArtifactKey key) {
    return S3Place.in(location, key);
  }
}
