package dev.pershot.app.watch;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.storage.s3.ObjectState;
import dev.pershot.storage.s3.S3Objects;
import java.util.Optional;

/** The masters, and the objects beside them that say how far their titles are. */
final class StatusObjects {
  private final S3Objects objects;

  StatusObjects(S3Objects objects) {
    this.objects = objects;
  }

  /** What the master is now, if it is there. */
  Optional<ObjectState> master(Upload upload) {
    return objects.find(upload.place());
  }

  /** What is said of a master, of whatever version; what nobody can read is as good as nothing. */
  Optional<UploadStatus> find(Upload upload) {
    Optional<byte[]> json = objects.read(upload.status());
    try {
      return json.map(
          bytes ->
              Json.read(
                  bytes,
                  UploadStatus.class,
                  UploadStatus.SCHEMA,
                  ErrorCode.STORE_CORRUPT,
                  upload.status().toString()));
    } catch (PershotException e) {
      return Optional.empty();
    }
  }

  /** Whether the end of this version of a master is written already. */
  boolean isSettled(Upload upload) {
    return find(upload)
        .filter(said -> said.version().equals(upload.version()))
        .filter(UploadStatus::isLast)
        .isPresent();
  }

  /** Whether another version of the master was taken since. */
  boolean isOfAnother(Upload upload) {
    return find(upload).filter(said -> !said.version().equals(upload.version())).isPresent();
  }

  void write(Upload upload, UploadStatus status) {
    objects.put(upload.status(), Json.indented(status), "application/json");
  }
}
