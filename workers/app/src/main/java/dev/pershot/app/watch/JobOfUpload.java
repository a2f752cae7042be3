package dev.pershot.app.watch;

import dev.pershot.model.PershotException;
import dev.pershot.workflow.api.JobRef;

/** Makes a job of a master that lies in S3. */
@FunctionalInterface
public interface JobOfUpload {
  /**
   * Reads the master, passes it through the gate and leaves its job in the store.
   *
   * @throws PershotException of a code {@code MASTER_...} where the master is refused
   */
  JobRef of(UploadedTitle title);
}
