package dev.pershot.media.vmaf;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;

/** At which size CAMBI looks for banding in an encode. */
final class CambiSize {
  /** The limits of libvmaf's cambi.c: of its options, and of what it takes. */
  private static final int LEAST_WIDTH = 180;

  private static final int LEAST_HEIGHT = 150;
  private static final int LEAST_LONGER_SIDE = 216;

  /** Width and height together: its window grows with them, up to the end of a table. */
  private static final int MOST_SIDES = 6092;

  private CambiSize() {}

  /**
   * The encode's own size, or the least of its shape that CAMBI takes.
   *
   * @throws PershotException where the reference is too small or too large
   */
  static Resolution of(Resolution encoded, Resolution reference) {
    requireTaken(reference);
    double scale = tooSmall(encoded);
    if (scale <= 1) {
      return encoded;
    }
    return new Resolution(
        Math.min(even(encoded.width() * scale), reference.width()),
        Math.min(even(encoded.height() * scale), reference.height()));
  }

  /**
   * Sees that masters of a size can be scored.
   *
   * @throws PershotException {@link ErrorCode#MODEL_UNKNOWN} where not
   */
  static void requireTaken(Resolution reference) {
    if (!takes(reference)) {
      throw new PershotException(
          ErrorCode.MODEL_UNKNOWN,
          "VMAF v1 takes no master of "
              + reference
              + ": it is too "
              + (tooSmall(reference) > 1 ? "small" : "large")
              + "; take model v0.6.1");
    }
  }

  /** Whether masters of a size can be scored at all. */
  static boolean takes(Resolution reference) {
    return tooSmall(reference) <= 1 && reference.width() + reference.height() <= MOST_SIDES;
  }

  /** By how much a size falls short; at most 1 where it does not. */
  private static double tooSmall(Resolution size) {
    double longer = (double) LEAST_LONGER_SIDE / Math.max(size.width(), size.height());
    return Math.max(
        longer,
        Math.max((double) LEAST_WIDTH / size.width(), (double) LEAST_HEIGHT / size.height()));
  }

  private static int even(double side) {
    return (int) Math.ceil(side / 2) * 2;
  }
}
