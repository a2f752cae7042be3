package dev.pershot.app.cli;

import dev.pershot.app.engine.Engine;
import dev.pershot.app.observe.Observation;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.storage.StoreLocation;
import dev.pershot.storage.s3.S3Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where work is done and results are kept. */
final class PlaceOptions {
  @Mixin private StoreOptions store = new StoreOptions();

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "Encodes side by side, one core each. Default: all cores.")
  private @Nullable Integer slots;

  @Mixin private TemporalOptions temporal = new TemporalOptions();

  ArtifactStore store() {
    return store.open();
  }

  /** The same, whose local copies keep to a share of what scratch may take. */
  ArtifactStore store(long scratchLimit) {
    return store.open(scratchLimit);
  }

  /** What of a limit local copies may take: nothing with a store that is a folder. */
  long copiesBytes(long scratchLimit) {
    return store.location() instanceof StoreLocation.Bucket
        ? s3().within(scratchLimit).copiesBytes()
        : 0;
  }

  S3Settings s3() {
    return store.s3();
  }

  int slots() {
    if (slots == null) {
      return Runtime.getRuntime().availableProcessors();
    }
    if (slots < 1 || slots > 1024) {
      throw new dev.pershot.model.PershotException(
          dev.pershot.model.ErrorCode.USAGE, "--slots takes 1 to 1024, not " + slots);
    }
    return slots;
  }

  TemporalOptions temporal() {
    return temporal;
  }

  /** The service that was named, or one inside this process. */
  Engine engine(Observation observation) {
    return temporal
        .address()
        .map(address -> Engine.remote(address, observation))
        .orElseGet(() -> Engine.embedded(observation));
  }
}
