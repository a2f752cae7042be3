package dev.pershot.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;

/** Frames per second as an exact fraction in lowest terms, such as 30000/1001. */
public record FrameRate(int numerator, int denominator) {
  public FrameRate {
    if (numerator <= 0 || denominator <= 0) {
      throw new IllegalArgumentException(
          "a frame rate is positive, not " + numerator + "/" + denominator);
    }
    int divisor =
        BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).intValueExact();
    numerator /= divisor;
    denominator /= divisor;
  }

  /** Reads {@code "25"}, {@code "25/1"} or {@code "30000/1001"}. */
  @JsonCreator
  public static FrameRate parse(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? new FrameRate(Integer.parseInt(text), 1)
        : new FrameRate(
            Integer.parseInt(text.substring(0, slash)),
            Integer.parseInt(text.substring(slash + 1)));
  }

  public double framesPerSecond() {
    return (double) numerator / denominator;
  }

  /** The length of so many frames, in seconds. */
  public double seconds(long frames) {
    return (double) frames * denominator / numerator;
  }

  /** Bits a second, in kbit/s, of so many bytes that last so many frames. */
  public double kbps(long bytes, long frames) {
    return bytes * 8.0 / 1000.0 / seconds(frames);
  }

  @JsonValue
  @Override
  public String toString() {
    return numerator + "/" + denominator;
  }
}
