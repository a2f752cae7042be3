package dev.pershot.media.source;

import dev.pershot.model.ByteRanges;
import java.nio.file.Path;

/** Where a master is read from. Its text is what errors call it before it is known to be one. */
public sealed interface MasterSource permits LocalMaster, RemoteMaster {
  static MasterSource of(Path file) {
    return new LocalMaster(file);
  }

  /** How errors call it: the last part of where it lies. */
  String name();

  /**
   * Its bytes, past any cache, for who reads them once; the caller closes them.
   *
   * @throws dev.pershot.model.PershotException with exit code 4 where it is missing or empty
   */
  ByteRanges bytes();

  /** So many bytes are worth one reading where all are wanted. */
  int bulk();
}
