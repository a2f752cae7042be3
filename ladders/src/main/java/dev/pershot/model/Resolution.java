package dev.pershot.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A picture size in pixels; both sides are even, as 4:2:0 needs. Ordered by area. */
public record Resolution(int width, int height) implements Comparable<Resolution> {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,5})x(\\d{1,5})");
  private static final Comparator<Resolution> BY_AREA =
      Comparator.comparingLong(Resolution::pixels).thenComparingInt(Resolution::width);

  public Resolution {
    if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException(
          "a resolution has two positive even sides, not " + width + "x" + height);
    }
  }

  /** Reads {@code "1280x720"}. */
  @JsonCreator
  public static Resolution parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a resolution reads like 1280x720, not '" + text + "'");
    }
    return new Resolution(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  public long pixels() {
    return (long) width * height;
  }

  @Override
  public int compareTo(Resolution other) {
    return BY_AREA.compare(this, other);
  }

  @JsonValue
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
