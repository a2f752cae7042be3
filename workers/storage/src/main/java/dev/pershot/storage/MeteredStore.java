package dev.pershot.storage;

import dev.pershot.model.ByteMeter;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A store whose artifacts' bytes are counted as they are handed in and out. A file that is handed
 * out counts as read once, whole; bytes that the store turned down count as written too, for they
 * were sent.
 */
public final class MeteredStore implements ArtifactStore {
  private final ArtifactStore store;
  private final ByteMeter meter;

  public MeteredStore(ArtifactStore store, ByteMeter meter) {
    this.store = store;
    this.meter = meter;
  }

  @Override
  public Optional<byte[]> read(ArtifactKey key) {
    Optional<byte[]> bytes = store.read(key);
    bytes.ifPresent(found -> meter.read(found.length));
    return bytes;
  }

  @Override
  public boolean exists(ArtifactKey key) {
    return store.exists(key);
  }

  @Override
  public byte[] commit(ArtifactKey key, byte[] bytes) {
    byte[] held = store.commit(key, bytes);
    meter.written(bytes.length);
    return held;
  }

  @Override
  public void commitFile(ArtifactKey key, Path file) {
    long bytes = file.toFile().length();
    store.commitFile(key, file);
    meter.written(bytes);
  }

  @Override
  public LocalFile file(ArtifactKey key) {
    LocalFile file = store.file(key);
    meter.read(file.path().toFile().length());
    return file;
  }

  @Override
  public Path scratch() {
    return store.scratch();
  }
}
