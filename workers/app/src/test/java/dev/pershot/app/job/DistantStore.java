package dev.pershot.app.job;

import dev.pershot.storage.ArtifactKey;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.storage.LocalFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A store whose answers take as long as those of one over a network; questions are counted. */
final class DistantStore implements ArtifactStore {
  private final ArtifactStore store;
  private final long millis;
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();

  DistantStore(ArtifactStore store, long millis) {
    this.store = store;
    this.millis = millis;
  }

  /** Requests so far. */
  int asked() {
    return asked.get();
  }

  /** The most that were under way at the same time. */
  int mostAtOnce() {
    return mostAtOnce.get();
  }

  private void travel() {
    asked.incrementAndGet();
    mostAtOnce.accumulateAndGet(underWay.incrementAndGet(), Math::max);
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      underWay.decrementAndGet();
    }
  }

  @Override
  public Optional<byte[]> read(ArtifactKey key) {
    travel();
    return store.read(key);
  }

  @Override
  public boolean exists(ArtifactKey key) {
    travel();
    return store.exists(key);
  }

  @Override
  public byte[] commit(ArtifactKey key, byte[] bytes) {
    travel();
    return store.commit(key, bytes);
  }

  @Override
  public void commitFile(ArtifactKey key, Path file) {
    travel();
    store.commitFile(key, file);
  }

  @Override
  public LocalFile file(ArtifactKey key) {
    travel();
    return store.file(key);
  }

  @Override
  public Path scratch() {
    return store.scratch();
  }
}
