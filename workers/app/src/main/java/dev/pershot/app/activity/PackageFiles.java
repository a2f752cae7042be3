package dev.pershot.app.activity;

import dev.pershot.app.job.JobStore;
import dev.pershot.media.delivery.TrackSink;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.Abreast;
import dev.pershot.storage.ArtifactKey;
import dev.pershot.storage.ArtifactStore;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a package on their way to the store: a few are held, and committed side by side. */
final class PackageFiles implements TrackSink {
  private static final int MOST_HELD = 32;

  /** Segments are a few seconds long, and so small but for the richest rungs'. */
  private static final long MOST_BYTES = 16 << 20;

  private final ArtifactStore store;
  private final String packageKey;
  private final Runnable beat;
  private final Map<String, byte[]> held = new LinkedHashMap<>();
  private long bytes;

  /**
   * Files of one package.
   *
   * @param beat called before each commit of some
   */
  PackageFiles(ArtifactStore store, String packageKey, Runnable beat) {
    this.store = store;
    this.packageKey = packageKey;
    this.beat = beat;
  }

  @Override
  public void accept(String name, byte[] file) {
    held.put(name, file);
    bytes += file.length;
    if (held.size() == MOST_HELD || bytes >= MOST_BYTES) {
      commit();
    }
  }

  /** Commits what is still held; to be called when the last file has come. */
  void commit() {
    beat.run();
    Abreast.map(List.copyOf(held.entrySet()), file -> commit(file.getKey(), file.getValue()));
    held.clear();
    bytes = 0;
  }

  private ArtifactKey commit(String name, byte[] file) {
    ArtifactKey key = JobStore.packageFile(packageKey, name);
    if (!Arrays.equals(store.commit(key, file), file)) {
      throw new PershotException(
          ErrorCode.RESULT_DIFFERS, "a second run of " + key + " made other bytes");
    }
    return key;
  }
}
