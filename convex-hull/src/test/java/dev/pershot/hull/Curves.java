package dev.pershot.hull;

import java.util.ArrayList;
import java.util.List;

/** The published curves that BD-rate implementations are compared on, and how to write others. */
final class Curves {
  static final RateQualityCurve SET_1_ANCHOR =
      curve(108048.8736, 43.6471, 61279.976, 40.3953, 33905.6656, 37.247, 18883.6928, 34.2911);
  static final RateQualityCurve SET_1_TEST =
      curve(108061.2784, 43.6768, 61299.9936, 40.4232, 33928.7472, 37.2761, 18910.912, 34.3147);
  static final RateQualityCurve SET_2_ANCHOR =
      curve(40433.8848, 37.5761, 7622.7456, 35.3756, 2394.488, 33.8977, 1017.6184, 32.0603);
  static final RateQualityCurve SET_2_TEST =
      curve(40370.12, 37.5982, 7587.0024, 35.4025, 2390.0944, 33.9194, 1017.0984, 32.0822);
  static final RateQualityCurve SET_3_ANCHOR =
      curve(9487.76, 40.037, 4593.60, 38.615, 2486.44, 36.845, 1358.24, 34.851);
  static final RateQualityCurve SET_3_TEST =
      curve(9787.80, 40.121, 4469.00, 38.651, 2451.52, 36.970, 1356.24, 34.987);

  private Curves() {}

  static RateQualityCurve curve(double... ratesAndQualities) {
    List<RateQuality> points = new ArrayList<>();
    for (int i = 0; i < ratesAndQualities.length; i += 2) {
      points.add(new RateQuality(ratesAndQualities[i], ratesAndQualities[i + 1]));
    }
    return new RateQualityCurve(points);
  }

  static RateQualityCurve moved(RateQualityCurve curve, double rateFactor, double qualityShift) {
    return new RateQualityCurve(
        curve.points().stream()
            .map(p -> new RateQuality(rateFactor * p.rateKbps(), p.quality() + qualityShift))
            .toList());
  }
}
