package dev.pershot.storage;

import dev.pershot.storage.s3.S3Objects;
import dev.pershot.storage.s3.S3Settings;
import dev.pershot.storage.s3.S3Store;

/** Opens stores: the one place that knows every kind. */
public final class Stores {
  private Stores() {}

  /**
   * Opens a store.
   *
   * @param settings for a store in S3; a folder needs none of them, and no class of the AWS SDK
   * @throws dev.pershot.model.PershotException where there is none, or it may not be written
   */
  public static ArtifactStore open(StoreLocation location, S3Settings settings) {
    if (location instanceof StoreLocation.Bucket bucket) {
      return S3Store.open(bucket, S3Objects.at(settings), settings);
    }
    return FileStore.open((StoreLocation.Folder) location);
  }
}
