package dev.pershot.app.job;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.storage.ArtifactKey;
import dev.pershot.storage.ArtifactStore;
import java.util.Arrays;
import java.util.Optional;

/** Values in a store, as canonical JSON. */
record Records(ArtifactStore store) {
  /** Leaves a value there; fails where another one stands already. */
  void commit(ArtifactKey key, Object value) {
    commitExactly(key, Json.canonical(value));
  }

  void commitExactly(ArtifactKey key, byte[] bytes) {
    if (!Arrays.equals(store.commit(key, bytes), bytes)) {
      throw new PershotException(
          ErrorCode.RESULT_DIFFERS, "a second run of " + key + " came to another result");
    }
  }

  <T> Optional<T> find(ArtifactKey key, Class<T> type) {
    return store.read(key).map(json -> value(json, type, key));
  }

  <T> T read(ArtifactKey key, Class<T> type) {
    return value(bytes(key), type, key);
  }

  byte[] bytes(ArtifactKey key) {
    return store
        .read(key)
        .orElseThrow(
            () -> new PershotException(ErrorCode.STORE_CORRUPT, "the store has no " + key));
  }

  private static <T> T value(byte[] json, Class<T> type, ArtifactKey key) {
    return Json.read(json, type, ErrorCode.STORE_CORRUPT, key.toString());
  }
}
