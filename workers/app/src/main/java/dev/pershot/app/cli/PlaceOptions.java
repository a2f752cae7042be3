package dev.pershot.app.cli;

import dev.pershot.app.engine.Engine;
import dev.pershot.storage.FileStore;
import dev.pershot.storage.StoreLocation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where work is done and results are kept. */
final class PlaceOptions {
  @Option(
      names = "--store",
      paramLabel = "LOCATION",
      description =
          "Where results are kept, such as file:/data/pershot. Default: your data folder, so that"
              + " every run finds what others made.")
  private @Nullable String store;

  @Option(
      names = "--slots",
      paramLabel = "N",
      description = "Encodes side by side, one core each. Default: all cores.")
  private @Nullable Integer slots;

  @Option(
      names = "--temporal",
      paramLabel = "HOST:PORT",
      description = "A Temporal service; without it one runs inside the process.")
  private @Nullable String temporal;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "Temporal namespace. Default: ${DEFAULT-VALUE}.")
  private String namespace = "default";

  FileStore store() {
    return FileStore.open(storeLocation());
  }

  StoreLocation storeLocation() {
    return store == null ? StoreLocation.ofUser() : StoreLocation.parse(store);
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

  Engine engine() {
    return temporal == null ? Engine.embedded() : Engine.remote(temporal, namespace);
  }
}
