package dev.pershot.app.job;

import dev.pershot.storage.ArtifactStore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The jobs that a worker was last busy with. All activities of a title share one {@link JobStore},
 * so that what they all read is read once.
 */
public final class Jobs {
  private static final int HELD = 4;

  private final ArtifactStore store;
  private final Map<String, JobStore> held =
      Collections.synchronizedMap(
          new LinkedHashMap<String, JobStore>(8, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, JobStore> eldest) {
              return size() > HELD;
            }
          });

  public Jobs(ArtifactStore store) {
    this.store = store;
  }

  /** The job of a run id. */
  public JobStore of(String runId) {
    JobStore known = held.get(runId);
    if (known == null) {
      // Not under the lock, which all activities of the process pass.
      JobStore opened = JobStore.open(store, runId);
      JobStore first = held.putIfAbsent(runId, opened);
      known = first == null ? opened : first;
    }
    return known;
  }
}
