package dev.pershot.regression;

import dev.pershot.ladder.Ladder;
import java.util.Optional;

/**
 * A ladder with all that is known of it: one side of a comparison.
 *
 * @param packaged what its files say; empty where only {@code ladder.json} is there
 * @param trialCpuSeconds what all its trials took when they were made, reused ones among them
 */
public record Subject(
    Ladder ladder, Optional<Packaged> packaged, Optional<Double> trialCpuSeconds) {

  /** A ladder file alone. */
  public static Subject of(Ladder ladder) {
    return new Subject(ladder, Optional.empty(), Optional.empty());
  }

  /** Bytes of all rungs: of the files where they are known, else told from the rates. */
  double storageBytes() {
    return packaged.map(files -> (double) files.bytes()).orElseGet(this::bytesByRate);
  }

  private double bytesByRate() {
    double seconds = ladder.frameRate().seconds(ladder.frames());
    return ladder.rungs().stream()
        .mapToDouble(rung -> rung.measured().kbps() * 1000 / 8 * seconds)
        .sum();
  }
}
