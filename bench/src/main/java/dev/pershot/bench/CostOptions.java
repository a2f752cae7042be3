package dev.pershot.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How masters are measured.
 *
 * @param models as the command line of Pershot takes them, the headline's first
 * @param targets rates at which decisions are compared
 * @param scratch where the folders of a measurement are made
 * @param keep where trials are kept for the next call
 */
record CostOptions(
    Optional<Path> policy,
    List<String> models,
    int targets,
    Slots slots,
    Path scratch,
    Optional<Path> keep) {
  CostOptions {
    models = List.copyOf(models);
  }
}
