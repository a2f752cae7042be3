package dev.pershot.storage;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps artifacts. Each is written once and whole: a reader sees all of it or nothing, also when a
 * writer dies half way. Nothing is ever overwritten, so every activity may run twice and on two
 * machines at once.
 *
 * <p>Failures are {@code PershotException}s: {@code STORE_FULL} when space ran out, {@code
 * STORE_UNWRITABLE} when the place does not take files, {@code RESULT_DIFFERS} when a second writer
 * brings other bytes; of a store that is reached over a network also {@code STORE_DENIED}, {@code
 * STORE_MISSING} and {@code STORE_UNREACHABLE}. After any of them the store is as before.
 */
public interface ArtifactStore {
  /** The artifact's bytes, or nothing if there is none. For small artifacts. */
  Optional<byte[]> read(ArtifactKey key);

  boolean exists(ArtifactKey key);

  /**
   * Commits bytes unless the artifact is there already.
   *
   * @return the bytes that the store now holds: the given ones, or those of the first writer, which
   *     the caller compares as far as they must agree
   */
  byte[] commit(ArtifactKey key, byte[] bytes);

  /**
   * Commits a file, which is gone afterwards. If the artifact is there already, it must have the
   * same bytes.
   *
   * @param file a file in {@link #scratch()}
   */
  void commitFile(ArtifactKey key, Path file);

  /**
   * The artifact as a local file, which stays until it is closed. A store elsewhere fetches it
   * first, whole.
   *
   * @throws dev.pershot.model.PershotException {@code STORE_CORRUPT} if there is none
   */
  LocalFile file(ArtifactKey key);

  /** A folder for files on their way into the store; what a dead process left there is removed. */
  Path scratch();
}
