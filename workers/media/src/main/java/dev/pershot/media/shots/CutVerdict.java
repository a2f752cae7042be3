package dev.pershot.media.shots;

/**
 * What the step from one frame to the next is.
 *
 * @param strength how clearly it is a cut, up to 1; 0 when it is none
 * @param flash whether it only looks like a cut, because a flash begins or ends
 */
record CutVerdict(double strength, boolean flash) {
  static final CutVerdict NONE = new CutVerdict(0, false);
  static final CutVerdict FLASH = new CutVerdict(0, true);

  static CutVerdict cut(double strength) {
    return new CutVerdict(strength, false);
  }

  boolean isCut() {
    return strength > 0;
  }
}
