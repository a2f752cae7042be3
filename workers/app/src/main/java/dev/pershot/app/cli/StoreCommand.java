package dev.pershot.app.cli;

import dev.pershot.storage.StoreUsage;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The store's size, and a way to make it smaller. */
@Command(
    name = "store",
    description = "Shows how large the store is, or clears a part of it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pershot store",
      "  pershot store --clear-older-than 30",
      "  pershot store --clear-run 3f2a..."
    })
final class StoreCommand implements Callable<Integer> {
  @Mixin private StoreOptions store = new StoreOptions();

  @Option(
      names = "--clear-older-than",
      paramLabel = "DAYS",
      description = "Remove what was made more than so many days ago.")
  private @Nullable Integer days;

  @Option(
      names = "--clear-run",
      paramLabel = "RUN",
      description = "Remove a run's decisions and manifests (its id is in run.json).")
  private @Nullable String runId;

  @Override
  public Integer call() {
    StoreUsage usage = StoreUsage.of(store.location(), store.s3());
    if (days != null) {
      System.err.printf("removed %d files%n", usage.clearOlderThan(days));
    }
    if (runId != null) {
      System.err.printf("removed %d files%n", usage.clearRun(runId));
    }
    System.out.println(store.location());
    usage
        .byKind()
        .forEach(
            (kind, size) ->
                System.out.printf(
                    "%-10s %8d files %10.1f MB%n", kind, size.files(), size.bytes() / 1e6));
    return 0;
  }
}
