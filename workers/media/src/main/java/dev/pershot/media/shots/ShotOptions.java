package dev.pershot.media.shots;

/**
 * What a shot list must keep to, all in frames.
 *
 * @param minLength no shot is shorter: of two boundaries nearer than this the weaker is dropped
 * @param maxLength longer shots are split evenly; 0 for no limit
 * @param flashLength the longest burst of light that is no shot of its own; about a sixth of a
 *     second
 */
public record ShotOptions(int minLength, int maxLength, int flashLength) {
  public static final ShotOptions DEFAULTS = new ShotOptions(4, 0, 6);

  public ShotOptions {
    if (minLength < 1) {
      throw new IllegalArgumentException("minLength must be at least 1, not " + minLength);
    }
    if (maxLength != 0 && maxLength < 2 * minLength) {
      throw new IllegalArgumentException(
          "maxLength must be 0 or at least twice minLength (" + minLength + "), not " + maxLength);
    }
    if (flashLength < 0 || flashLength > CutRule.REACH) {
      throw new IllegalArgumentException(
          "flashLength must be from 0 to " + CutRule.REACH + ", not " + flashLength);
    }
  }
}
