package dev.pershot.hull;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Shots and trials from a seed: the same seed, the same shots. */
final class RandomShots {
  private final Random random;

  RandomShots(long seed) {
    random = new Random(seed);
  }

  /** Trials as they come from a machine: noisy, dominated ones among them, in any order. */
  List<OperatingPoint> trials(int count) {
    List<OperatingPoint> trials = new ArrayList<>();
    for (int trial = 0; trial < count; trial++) {
      double rateKbps = 100 * Math.exp(4 * random.nextDouble());
      double quality = 20 + 14 * Math.log(rateKbps / 60) + 12 * random.nextGaussian();
      trials.add(new OperatingPoint(rateKbps, quality, trial));
    }
    return trials;
  }

  /** Trials on a coarse grid, so that ties and straight lines are common. */
  List<OperatingPoint> griddedTrials(int count) {
    List<OperatingPoint> trials = new ArrayList<>();
    for (int trial = 0; trial < count; trial++) {
      trials.add(new OperatingPoint(100 * (1 + random.nextInt(8)), 10 * random.nextInt(8), trial));
    }
    return trials;
  }

  List<ShotHull> shots(int count, int trialsEach) {
    List<ShotHull> shots = new ArrayList<>();
    for (int shot = 0; shot < count; shot++) {
      shots.add(new ShotHull(frames(), UpperHull.of(trials(trialsEach))));
    }
    return shots;
  }

  /** A hull with exactly so many points: a concave curve of its own complexity. */
  UpperHull smoothHull(int points) {
    double complexity = 0.3 + 3 * random.nextDouble();
    List<OperatingPoint> trials = new ArrayList<>();
    for (int trial = 0; trial < points; trial++) {
      double rateKbps = complexity * 120 * Math.pow(1.1, trial + 0.5 * random.nextDouble());
      trials.add(new OperatingPoint(rateKbps, 100 - 900 / (9 + rateKbps / complexity / 60), trial));
    }
    return UpperHull.of(trials);
  }

  double frames() {
    return 12 + random.nextInt(300);
  }

  /** A slope, spread over all magnitudes that hulls of these trials have. */
  double slope() {
    return Math.pow(10, -5 + 5 * random.nextDouble());
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  Random random() {
    return random;
  }
}
