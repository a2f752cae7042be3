package dev.pershot.regression;

import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.Measured;
import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.ladder.Ladder.ShotChoice;
import dev.pershot.ladder.Ladder.Spread;

/** How a rung's frames are pooled to one quality. */
enum Metric {
  MEAN("VMAF mean") {
    @Override
    double of(Measured measured) {
      return measured.mean();
    }

    @Override
    double of(ShotChoice shot) {
      return shot.measured();
    }
  },

  HARMONIC_MEAN("VMAF harmonic mean") {
    @Override
    double of(Measured measured) {
      return measured.harmonicMean();
    }

    @Override
    double of(ShotChoice shot) {
      return shot.spread().map(Spread::harmonicMean).orElse(Double.NaN);
    }

    @Override
    double scaled(double quality) {
      return 1 / (quality + 1);
    }

    @Override
    double unscaled(double mean) {
      return 1 / mean - 1;
    }
  },

  /** Percentiles of shots do not give the title's: a resampled title has their mean. */
  P5("VMAF 5th percentile") {
    @Override
    double of(Measured measured) {
      return measured.p5();
    }

    @Override
    double of(ShotChoice shot) {
      return shot.spread().map(Spread::p5).orElse(Double.NaN);
    }
  };

  private final String label;

  Metric(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  double tolerance(Tolerances tolerances) {
    return this == P5 ? tolerances.quality5th() : tolerances.quality();
  }

  abstract double of(Measured measured);

  abstract double of(ShotChoice shot);

  double scaled(double quality) {
    return quality;
  }

  double unscaled(double mean) {
    return mean;
  }

  /** Of a title that has each shot so often. */
  double of(Ladder ladder, Rung rung, int[] counts) {
    double sum = 0;
    double frames = 0;
    for (int shot = 0; shot < counts.length; shot++) {
      if (counts[shot] > 0) {
        double weight = (double) counts[shot] * ladder.shots().shots().get(shot).length();
        sum += weight * scaled(of(rung.shots().get(shot)));
        frames += weight;
      }
    }
    return unscaled(sum / frames);
  }

  /** The rate, in kbit/s, of a title that has each shot so often. */
  static double rate(Ladder ladder, Rung rung, int[] counts) {
    double sum = 0;
    double frames = 0;
    for (int shot = 0; shot < counts.length; shot++) {
      double weight = (double) counts[shot] * ladder.shots().shots().get(shot).length();
      sum += weight * rung.shots().get(shot).kbps();
      frames += weight;
    }
    return sum / frames;
  }
}
