package dev.pershot.storage;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An artifact as a file of this machine, for as long as this is open: a store elsewhere makes room
 * by removing copies that nobody holds. The file must not be changed.
 */
public final class LocalFile implements AutoCloseable {
  private final Path path;
  private final Runnable release;
  private final AtomicBoolean released = new AtomicBoolean();

  /**
   * Holds a file.
   *
   * @param release called once, when it is let go
   */
  public LocalFile(Path path, Runnable release) {
    this.path = path;
    this.release = release;
  }

  public Path path() {
    return path;
  }

  /** Lets go of the file; doing so again changes nothing. */
  @Override
  public void close() {
    if (released.compareAndSet(false, true)) {
      release.run();
    }
  }
}
