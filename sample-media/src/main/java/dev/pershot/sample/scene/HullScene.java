package dev.pershot.sample.scene;

import dev.pershot.sample.picture.Canvas;
import dev.pershot.sample.picture.Dither;
import dev.pershot.sample.picture.Lettering;
import dev.pershot.sample.picture.Ramp;
import dev.pershot.sample.picture.Shape;
import dev.pershot.sample.picture.Yuv420Picture;
import java.util.ArrayList;
import java.util.List;

/** What this project does, drawn: trials of three sizes, and the hull over them. Flat and cheap. */
public final class HullScene implements Scene {
  private static final int LEFT = 210;
  private static final int RIGHT = 1120;
  private static final int FLOOR = 590;
  private static final int POINTS = 7;
  private static final int HULL_STARTS = 18;
  private static final int HULL_FRAMES = 18;

  private static final Curve[] CURVES = {
    new Curve("360p", Palette.MINT, 0.55, 0.26),
    new Curve("720p", Palette.AMBER, 0.80, 0.62),
    new Curve("1080p", Palette.CORAL, 1.00, 1.25),
  };

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final Canvas paper = new Canvas(WIDTH, HEIGHT);
  private final List<Point> hull = upperHull();

  /** Quality that rises with rate and levels off at {@code best}, the sooner the smaller it is. */
  private record Curve(String name, int colour, double best, double knee) {
    double quality(double rate) {
      return best * rate * rate / (rate * rate + knee * knee * 0.09 + knee * 0.05);
    }
  }

  private record Point(double x, double y) {
    /** Whether this point lies above the line through two others; rows count downwards. */
    boolean isAbove(Point a, Point b) {
      return (y - a.y) * (b.x - a.x) < (b.y - a.y) * (x - a.x);
    }
  }

  public HullScene() {
    paper.gradient(0, HEIGHT, Ramp.even(Palette.NIGHT, Palette.INDIGO));
    for (int i = 0; i <= 5; i++) {
      double y = FLOOR - i * 86;
      paper.fill(new Shape.Stroke(LEFT, y, RIGHT, y, i == 0 ? 3 : 1), Palette.CREAM, 0.25);
    }
    paper.fill(new Shape.Stroke(LEFT, FLOOR, LEFT, 120, 3), Palette.CREAM, 0.25);
    Lettering label = new Lettering(17, 2.2, 3.2);
    label.draw(paper, "quality", LEFT - 130, 150, Palette.CREAM);
    label.draw(paper, "rate", RIGHT - 40, FLOOR + 44, Palette.CREAM);
    new Lettering(26, 3.4, 4.5).draw(paper, "One shot, its hull", LEFT, 82, Palette.CREAM);
    for (int i = 0; i < CURVES.length; i++) {
      double y = 460 + i * 38;
      paper.fill(new Shape.Disc(RIGHT - 130, y, 8), CURVES[i].colour());
      label.draw(paper, CURVES[i].name(), RIGHT - 108, y + 9, Palette.CREAM);
    }
  }

  @Override
  public void draw(int frame, Yuv420Picture out) {
    canvas.copyFrom(paper);
    double drawn = Math.max(0, Math.min(1, (frame - HULL_STARTS + 1) / (double) HULL_FRAMES));
    hull(drawn);
    for (int curve = 0; curve < CURVES.length; curve++) {
      for (int point = 0; point < POINTS; point++) {
        trial(CURVES[curve], point, frame - (point * 2 + curve));
      }
    }
    canvas.writeTo(out, Dither.still());
  }

  /** A point that pops up, a little too large at first. */
  private void trial(Curve curve, int point, int age) {
    if (age >= 0) {
      double radius = 9 + Math.max(0, 6 - 2 * age);
      canvas.fill(
          new Shape.Disc(x(rate(point)), y(curve.quality(rate(point))), radius),
          curve.colour(),
          0.95);
    }
  }

  /** Draws the hull from its left end as far as {@code drawn} says. */
  private void hull(double drawn) {
    double end = x(rate(0)) + drawn * (x(rate(POINTS - 1)) - x(rate(0)));
    for (int i = 1; i < hull.size(); i++) {
      Point from = hull.get(i - 1);
      Point to = hull.get(i);
      double reached = Math.min(1, (end - from.x()) / (to.x() - from.x()));
      if (reached > 0) {
        double toX = from.x() + reached * (to.x() - from.x());
        double toY = from.y() + reached * (to.y() - from.y());
        canvas.fill(new Shape.Stroke(from.x(), from.y(), toX, toY, 5), Palette.CREAM);
      }
    }
  }

  /** The best point of every rate, less those that a straight line passes above. */
  private static List<Point> upperHull() {
    List<Point> hull = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      double best = 0;
      for (Curve curve : CURVES) {
        best = Math.max(best, curve.quality(rate(i)));
      }
      Point next = new Point(x(rate(i)), y(best));
      while (hull.size() > 1
          && next.isAbove(hull.get(hull.size() - 2), hull.get(hull.size() - 1))) {
        hull.remove(hull.size() - 1);
      }
      hull.add(next);
    }
    return hull;
  }

  private static double rate(int point) {
    return (point + 0.6) / POINTS;
  }

  private static double x(double rate) {
    return LEFT + rate * (RIGHT - LEFT);
  }

  private static double y(double quality) {
    return FLOOR - quality * 470;
  }
}
