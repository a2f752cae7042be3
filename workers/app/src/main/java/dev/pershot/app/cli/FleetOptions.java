package dev.pershot.app.cli;

import dev.pershot.app.cluster.Cluster;
import dev.pershot.app.cluster.ClusterFolder;
import dev.pershot.app.engine.Engine;
import dev.pershot.app.engine.TemporalAddress;
import dev.pershot.app.observe.Observation;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.storage.StoreLocation;
import dev.pershot.storage.Stores;
import dev.pershot.storage.s3.S3Settings;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose workers do the work: a service and a store, or a cluster of this machine. */
final class FleetOptions {
  @Option(
      names = "--cluster",
      paramLabel = "D",
      description = "The folder of a dev-cluster, instead of --temporal and --store.")
  private @Nullable Path cluster;

  @Mixin private TemporalOptions temporal = new TemporalOptions();
  @Mixin private StoreOptions store = new StoreOptions();

  /** A fleet and the store that its workers share. */
  record Fleet(TemporalAddress temporal, StoreLocation location, S3Settings s3) {
    Engine engine() {
      return engine(Observation.nothing());
    }

    Engine engine(Observation observation) {
      return Engine.remote(temporal, observation);
    }

    ArtifactStore store() {
      return Stores.open(location, s3);
    }
  }

  Fleet fleet() {
    if (cluster == null) {
      return new Fleet(temporal.required(), store.shared(), store.s3());
    }
    if (temporal.address().isPresent() || store.isNamed()) {
      throw new PershotException(
          ErrorCode.USAGE, "--cluster has its own --temporal and --store; name one or the other");
    }
    return of(ClusterFolder.at(cluster));
  }

  private Fleet of(ClusterFolder folder) {
    Cluster here =
        folder
            .read()
            .orElseThrow(
                () ->
                    new PershotException(
                        ErrorCode.USAGE,
                        "no cluster was ever started in "
                            + folder
                            + "; start one with 'pershot dev-cluster start --dir "
                            + folder
                            + "'"));
    // Where the SDK's own chain looks first.
    System.setProperty("aws.accessKeyId", folder.credentials().accessKeyId());
    System.setProperty("aws.secretAccessKey", folder.credentials().secretAccessKey());
    System.setProperty("aws.region", here.region());
    return new Fleet(
        new TemporalAddress(here.temporal(), here.namespace(), Optional.empty(), Optional.empty()),
        StoreLocation.parse(here.store()),
        S3Settings.of(Optional.of(S3Settings.endpoint(here.s3Endpoint()))));
  }
}
