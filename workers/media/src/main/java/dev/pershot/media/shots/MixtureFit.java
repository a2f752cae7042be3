package dev.pershot.media.shots;

/**
 * How well the frames between two frames A and B are mixtures (1-w)A + wB of them with w rising
 * evenly, as in a dissolve.
 *
 * @param contrast how far apart A and B are: root mean square over their patterns, in levels
 * @param likeness the cosine of the angle between their patterns: near 1 when B is A in another
 *     light
 * @param residual the mean squared part of the frames that is no mixture, against the contrast; a
 *     pan bends the path from A to B and gets 0.3 and more
 * @param unevenness the deviation of w from an even rise; a cut in between gets 0.29
 * @param blur what the frames between lose in sharpness, against what a mixture of two different
 *     pictures must lose: 1 for a dissolve, 0 for a pan or zoom, up to 2 by way of a plain colour
 * @param throughPlain whether the frames between nearly lose all contrast, as in a fade
 * @param middle the first frame that is more B than A
 */
record MixtureFit(
    double contrast,
    double likeness,
    double residual,
    double unevenness,
    double blur,
    boolean throughPlain,
    int middle) {

  /** A mixture with less than this share of its ends' contrast went through a plain colour. */
  private static final double PLAIN = 0.25;

  /** Gradient energy that rounding alone makes: pictures as soft as that cannot be judged by it. */
  private static final double FAINT = 4;

  /**
   * Fits the frames between two that differ.
   *
   * <p>The loss in sharpness is the variance parabola of Alattar ("Detecting and compressing
   * dissolve regions in video sequences", ISCAS 1993) and Truong, Dorai and Venkatesh ("New
   * enhancements to cut, fade, and dissolve detection processes", ACM Multimedia 2000), taken on
   * gradients: G(w) = (1-w)G(A) + wG(B) - w(1-w)G(A-B).
   */
  static MixtureFit of(RecentFrames frames, int from, int to) {
    double aa = frames.product(from, from);
    double ab = frames.product(from, to);
    double bb = frames.product(to, to);
    double apart = aa + bb - 2 * ab;
    int steps = to - from;
    double residual = 0;
    double unevenness = 0;
    double lost = 0;
    double parabola = 0;
    double least = Double.MAX_VALUE;
    int middle = to;
    for (int i = steps - 1; i >= 1; i--) {
      int frame = from + i;
      double ramp = i / (double) steps;
      double xa = frames.product(frame, from);
      double w = (frames.product(frame, to) - xa - ab + aa) / apart;
      double away = frames.product(frame, frame) - 2 * xa + aa;
      residual += away / apart - w * w;
      unevenness += (w - ramp) * (w - ramp);
      lost += between(frames, from, to, ramp) - frames.sketch(frame).sharpness();
      parabola += ramp * (1 - ramp);
      least = Math.min(least, frames.sketch(frame).contrast());
      if (w >= 0.5) {
        middle = frame;
      }
    }
    double ends = Math.min(frames.sketch(from).contrast(), frames.sketch(to).contrast());
    double edges = frames.sketch(to).half().gradientEnergyOfDifference(frames.sketch(from).half());
    return new MixtureFit(
        Math.sqrt(apart / FrameSketch.PATTERN_LENGTH),
        ab / Math.sqrt(aa * bb + 1),
        residual / (steps - 1),
        Math.sqrt(unevenness / (steps - 1)),
        (lost + parabola * FAINT) / (parabola * (edges + FAINT)),
        least < PLAIN * ends,
        middle);
  }

  /** The sharpness if it went evenly from the one to the other. */
  private static double between(RecentFrames frames, int from, int to, double ramp) {
    return (1 - ramp) * frames.sketch(from).sharpness() + ramp * frames.sketch(to).sharpness();
  }

  /**
   * How far the span is from a dissolve: each deviation counts by its tolerance, squared; from 1 on
   * it is none.
   */
  double cost() {
    double mostBlur = throughPlain ? 2.2 : 1.2;
    return square(residual / 0.2)
        + square(unevenness / 0.125)
        + square(Math.max(0, 1 - blur) / 0.4)
        + square(Math.max(0, blur - mostBlur) / 0.6)
        + square(Math.max(0, likeness - 0.6) / 0.25)
        + square(2.0 / contrast);
  }

  private static double square(double x) {
    return x * x;
  }
}
