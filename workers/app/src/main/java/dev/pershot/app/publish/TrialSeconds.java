package dev.pershot.app.publish;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the trials of a {@code trials.csv} took when they were made. */
final class TrialSeconds {
  /** Columns: four of CPU seconds, and the trial's key. */
  private static final int FIRST_CPU = 14;

  private static final int KEY = 18;

  private TrialSeconds() {}

  /**
   * CPU seconds of all trials; empty where the file is not there. Each trial has one line for each
   * model that scored it, and took its time once.
   */
  static Optional<Double> in(Path csv) {
    if (!Files.exists(csv)) {
      return Optional.empty();
    }
    try (Stream<String> lines = Files.lines(csv)) {
      Set<String> seen = new HashSet<>();
      double sum =
          lines
              .skip(1)
              .map(line -> line.split(",", -1))
              .filter(cells -> seen.add(cells[KEY]))
              .mapToDouble(TrialSeconds::cpuSeconds)
              .sum();
      return Optional.of(Math.round(sum * 1e4) / 1e4);
    } catch (IOException | UncheckedIOException e) {
      throw new PershotException(
          ErrorCode.LADDER_INVALID, "cannot read " + csv + "; check its permissions", e);
    } catch (IndexOutOfBoundsException | NumberFormatException e) {
      throw new PershotException(
          ErrorCode.LADDER_INVALID, csv + " has a line that is no trial's; encode it again", e);
    }
  }

  private static double cpuSeconds(String[] cells) {
    double sum = 0;
    for (int column = FIRST_CPU; column < KEY; column++) {
      sum += Double.parseDouble(cells[column]);
    }
    return sum;
  }
}
