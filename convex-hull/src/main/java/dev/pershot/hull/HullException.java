package dev.pershot.hull;

/** The one failure of this module; the code tells callers apart, the message tells people. */
public final class HullException extends RuntimeException {

  /** What was refused. */
  public enum Code {
    /** A number that cannot be what its name says: not finite, not positive, an empty range. */
    INVALID_VALUE,
    /** A hull of no points, or an allocation over no shots. */
    NOTHING_GIVEN,
    /** Even the cheapest allocation takes more than the rate asked for. */
    RATE_UNREACHABLE,
    /** Even the richest allocation stays below the quality asked for. */
    QUALITY_UNREACHABLE,
    /** Fewer points than the method needs. */
    TOO_FEW_POINTS,
    /** Points that had to rise strictly do not. */
    NOT_RISING,
    /** An interpolation asked for a value outside its outermost points. */
    EXTRAPOLATION,
    /** Two curves share too little of their range to be compared. */
    OVERLAP_TOO_SMALL
  }

  private final Code code;

  public HullException(Code code, String message) {
    super(message);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}
