package dev.pershot.bench;

import dev.pershot.model.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A part of a matrix that stands for the whole. */
final class TrialSample {
  private TrialSample() {}

  /**
   * Every {@code step}-th trial of a random but fixed order: in the matrix's own order a step could
   * fall on the same quantizer each time.
   *
   * @return the chosen ones, in the matrix's order
   */
  static List<Trial> every(int step, List<Trial> matrix) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, matrix.size()).boxed().toList());
    Collections.shuffle(order, new Random(1));
    return IntStream.range(0, order.size())
        .filter(i -> i % step == 0)
        .mapToObj(order::get)
        .sorted()
        .map(matrix::get)
        .toList();
  }

  /**
   * From a sample to the whole. Trials differ much in what they cost, so this goes by what they
   * cost Pershot, not by their number.
   */
  static double scale(List<Trial> sample, List<Trial> matrix) {
    return cpuSeconds(matrix) / cpuSeconds(sample);
  }

  private static double cpuSeconds(List<Trial> trials) {
    return trials.stream().mapToDouble(trial -> trial.cpuSeconds().total()).sum();
  }
}
