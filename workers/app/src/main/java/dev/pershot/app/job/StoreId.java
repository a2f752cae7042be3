package dev.pershot.app.job;

import dev.pershot.storage.ArtifactKey;
import dev.pershot.storage.ArtifactStore;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The name that a store has whoever looks at it, and by whatever path. */
public final class StoreId {
  private static final ArtifactKey KEY = new ArtifactKey("store-id");

  private StoreId() {}

  /** The store's id; whoever asks first gives it. */
  public static String of(ArtifactStore store) {
    byte[] id = store.read(KEY).orElseGet(() -> store.commit(KEY, newId()));
    return new String(id, StandardCharsets.US_ASCII);
  }

  private static byte[] newId() {
    return UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
  }
}
