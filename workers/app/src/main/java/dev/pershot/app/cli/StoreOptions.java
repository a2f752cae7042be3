package dev.pershot.app.cli;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.storage.FileStore;
import dev.pershot.storage.StoreLocation;
import dev.pershot.storage.Stores;
import dev.pershot.storage.s3.S3Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where results are kept, and how S3 is reached; its credentials are no option. */
final class StoreOptions {
  @Option(
      names = "--store",
      paramLabel = "LOCATION",
      description =
          "Where results are kept, such as file:/data/pershot or s3://bucket/pershot. Default: your"
              + " data folder, so that every run finds what others made.")
  private @Nullable String store;

  @Mixin private S3Options s3 = new S3Options();

  @Option(
      names = "--scratch",
      paramLabel = "DIR",
      description =
          "Folder for files in work. Default: in a store's folder, or, with a store in S3, in the"
              + " system's temporary folder.")
  private @Nullable Path scratch;

  boolean isNamed() {
    return store != null;
  }

  /** The store of a fleet, whose workers would not look into a user's own. */
  StoreLocation shared() {
    if (store == null) {
      throw new PershotException(
          ErrorCode.USAGE, "a fleet needs the store that its workers share: --store LOCATION");
    }
    return StoreLocation.parse(store);
  }

  StoreLocation location() {
    return store == null ? StoreLocation.ofUser() : StoreLocation.parse(store);
  }

  ArtifactStore open() {
    return open(Long.MAX_VALUE);
  }

  /**
   * Opens the store.
   *
   * @param scratchLimit of which local copies take a share
   */
  ArtifactStore open(long scratchLimit) {
    return location() instanceof StoreLocation.Folder folder && scratch != null
        ? FileStore.open(folder, scratch)
        : Stores.open(location(), s3().within(scratchLimit));
  }

  S3Settings s3() {
    S3Settings settings = s3.settings();
    return scratch == null ? settings : settings.withScratch(scratch.toAbsolutePath());
  }
}
