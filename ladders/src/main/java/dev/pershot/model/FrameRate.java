package dev.pershot.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Frames per second as an exact fraction in lowest terms, such as 30000/1001. */
public record FrameRate(int numerator, int denominator) {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,9})(?:/(\\d{1,9}))?");

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
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "a frame rate reads like 25 or 30000/1001, not '" + text + "'");
    }
    String denominator = matcher.group(2) == null ? "1" : matcher.group(2);
    return new FrameRate(Integer.parseInt(matcher.group(1)), Integer.parseInt(denominator));
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
