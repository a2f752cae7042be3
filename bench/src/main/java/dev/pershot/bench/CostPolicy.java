package dev.pershot.bench;

import dev.pershot.ladder.Policy;
import dev.pershot.ladder.Sampling;
import dev.pershot.model.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policies of the two analyses that are compared. */
final class CostPolicy {
  /** The sizes, relative to the master's, of the matrix that is measured by default. */
  private static final List<Double> SHARES =
      List.of(1.0, 4.0 / 5, 2.0 / 3, 1.0 / 2, 2.0 / 5, 1.0 / 3);

  private static final Map<String, Double> QUANTIZERS =
      Map.of("min", 18.0, "max", 46.0, "step", 3.5);

  private CostPolicy() {}

  /** The policy of a file, or the matrix that is measured by default. */
  static Policy of(Optional<Path> file, Resolution master) {
    return file.map(CostPolicy::read).orElseGet(() -> byDefault(master));
  }

  private static Policy read(Path file) {
    try {
      return Policy.read(Files.readAllBytes(file), file.toString());
    } catch (IOException e) {
      throw new BenchFailure("cannot read " + file, e);
    }
  }

  /** Six sizes and nine quantizers, and the preset that is delivered. */
  static Policy byDefault(Resolution master) {
    return Policy.DEFAULT
        .with("resolutions", boxes(master))
        .with("quantizers", QUANTIZERS)
        .with("analysisPreset", "medium")
        .with("finalPreset", "medium");
  }

  /** Heights of 16:9 boxes that shrink the master to the wanted shares, whatever its shape. */
  private static List<Integer> boxes(Resolution master) {
    double whole = Math.max(master.height(), master.width() * 9.0 / 16);
    return SHARES.stream().map(share -> box(whole * share, share == 1)).toList();
  }

  /** The box of the master itself must not be smaller, or it would be a size of its own. */
  private static int box(double height, boolean whole) {
    double half = height / 2;
    return 2 * (int) (whole ? Math.ceil(half) : Math.rint(half));
  }

  static Policy adaptive(Policy policy) {
    return policy.with("sampling", Sampling.ADAPTIVE);
  }

  /** Every recipe that is delivered, tried as it is delivered. */
  static Policy exhaustive(Policy policy) {
    return policy.with("sampling", Sampling.EXHAUSTIVE);
  }
}
