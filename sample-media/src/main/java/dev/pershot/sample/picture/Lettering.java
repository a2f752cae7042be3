package dev.pershot.sample.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Text in our own alphabet. The fonts of a machine, and what Java makes of them, differ from
 * machine to machine.
 *
 * @param capHeight height of a capital in pixels
 * @param thickness of the strokes in pixels
 * @param spacing between two letters in pixels, to which the strokes' thickness is added
 */
public record Lettering(double capHeight, double thickness, double spacing) {
  private static final double UNITS = 20;
  private static final double SPACE_WIDTH = 6;
  private static final Map<Character, Glyph> GLYPHS = load();

  public Lettering {
    if (!(capHeight > 0 && thickness > 0 && spacing >= 0)) {
      throw new IllegalArgumentException(
          "lettering needs a height and a thickness: %s, %s, %s"
              .formatted(capHeight, thickness, spacing));
    }
  }

  /** Draws from {@code x} on and returns where the next letter would begin. */
  public double draw(Canvas canvas, String text, double x, double baseline, int colour) {
    double pen = x;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character != ' ') {
        canvas.fill(glyph(character).at(pen, baseline, scale(), thickness), colour);
      }
      pen += advance(character);
    }
    return pen;
  }

  public void drawCentred(Canvas canvas, String text, double middle, double baseline, int colour) {
    draw(canvas, text, middle - width(text) / 2, baseline, colour);
  }

  /** From the first letter's left stroke to the last one's right, measured at their middles. */
  public double width(String text) {
    double width = -spacing - thickness;
    for (int i = 0; i < text.length(); i++) {
      width += advance(text.charAt(i));
    }
    return width;
  }

  private double advance(char character) {
    double units = character == ' ' ? SPACE_WIDTH : glyph(character).width();
    return units * scale() + thickness + spacing;
  }

  private double scale() {
    return capHeight / UNITS;
  }

  private static Glyph glyph(char character) {
    Glyph glyph = GLYPHS.get(character);
    if (glyph == null) {
      throw new IllegalArgumentException("glyphs.txt has no '" + character + "'");
    }
    return glyph;
  }

  private static Map<Character, Glyph> load() {
    try (InputStream in = Lettering.class.getResourceAsStream("glyphs.txt")) {
      if (in == null) {
        throw new IllegalStateException("glyphs.txt is missing beside " + Lettering.class);
      }
      Map<Character, Glyph> glyphs = new HashMap<>();
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> glyphs.put(line.charAt(0), Glyph.parse(line.substring(2))));
      return glyphs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
