package dev.pershot.sample.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * One character as the lines that a pen draws, in the units of {@code glyphs.txt}, where its
 * commands are explained.
 */
record Glyph(double width, List<Shape.Stroke> lines) {
  private static final double DEGREES_A_LINE = 15;

  Glyph {
    lines = List.copyOf(lines);
  }

  /** Reads a width and a path; a path that makes no sense is refused with its text. */
  static Glyph parse(String text) {
    try {
      StringTokenizer tokens = new StringTokenizer(text);
      double width = Double.parseDouble(tokens.nextToken());
      return new Glyph(width, new Pen().draw(tokens));
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a glyph: " + text, e);
    }
  }

  /** The glyph as it stands in a picture; {@code scale} is pixels to a unit. */
  Shape at(double x, double baseline, double scale, double thickness) {
    List<Shape.Stroke> placed = new ArrayList<>();
    for (Shape.Stroke line : lines) {
      placed.add(
          new Shape.Stroke(
              x + line.x0() * scale,
              baseline - line.y0() * scale,
              x + line.x1() * scale,
              baseline - line.y1() * scale,
              thickness));
    }
    return new Union(placed);
  }

  /** Strokes as one shape, so that no edge shows where they meet. */
  private record Union(List<Shape.Stroke> strokes) implements Shape {
    @Override
    public double distance(double x, double y) {
      double nearest = Double.MAX_VALUE;
      for (Shape.Stroke stroke : strokes) {
        nearest = Math.min(nearest, stroke.distance(x, y));
      }
      return nearest;
    }

    @Override
    public Bounds bounds() {
      Bounds all = strokes.get(0).bounds();
      for (Shape.Stroke stroke : strokes) {
        Bounds one = stroke.bounds();
        all =
            new Bounds(
                Math.min(all.left(), one.left()),
                Math.min(all.top(), one.top()),
                Math.max(all.right(), one.right()),
                Math.max(all.bottom(), one.bottom()));
      }
      return all;
    }
  }

  private static final class Pen {
    private final List<Shape.Stroke> lines = new ArrayList<>();
    private double x;
    private double y;

    List<Shape.Stroke> draw(StringTokenizer tokens) {
      while (tokens.hasMoreTokens()) {
        String command = tokens.nextToken();
        switch (command) {
          case "M" -> move(number(tokens), number(tokens));
          case "L" -> line(number(tokens), number(tokens));
          case "A" ->
              arc(
                  number(tokens),
                  number(tokens),
                  number(tokens),
                  number(tokens),
                  number(tokens),
                  number(tokens));
          default -> throw new IllegalArgumentException("unknown command " + command);
        }
      }
      return lines;
    }

    private void move(double toX, double toY) {
      x = toX;
      y = toY;
    }

    private void line(double toX, double toY) {
      lines.add(new Shape.Stroke(x, y, toX, toY, 0));
      move(toX, toY);
    }

    private void arc(double cx, double cy, double rx, double ry, double from, double to) {
      int steps = (int) Math.ceil(Math.abs(to - from) / DEGREES_A_LINE);
      for (int i = 0; i <= steps; i++) {
        double angle = StrictMath.toRadians(from + (to - from) * i / steps);
        line(cx + rx * StrictMath.cos(angle), cy + ry * StrictMath.sin(angle));
      }
    }

    private static double number(StringTokenizer tokens) {
      return Double.parseDouble(tokens.nextToken());
    }
  }
}
