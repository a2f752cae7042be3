package dev.pershot.sample.picture;

/**
 * An outline by its signed distance in pixels, negative inside: its edge is anti-aliased by
 * covering a pixel as far as the distance says.
 */
public interface Shape {
  /** Distance from the point to the outline; beyond the bounds it is never asked for. */
  double distance(double x, double y);

  Bounds bounds();

  /** Half open: right and bottom are the first column and row beyond. */
  record Bounds(double left, double top, double right, double bottom) {
    public Bounds {
      if (!(left <= right && top <= bottom)) {
        throw new IllegalArgumentException(
            "bounds are reversed: " + left + "," + top + " to " + right + "," + bottom);
      }
    }
  }

  /** A filled circle. */
  record Disc(double x, double y, double radius) implements Shape {
    @Override
    public double distance(double px, double py) {
      double dx = px - x;
      double dy = py - y;
      return Math.sqrt(dx * dx + dy * dy) - radius;
    }

    @Override
    public Bounds bounds() {
      return new Bounds(x - radius, y - radius, x + radius, y + radius);
    }
  }

  /** A circle's line. */
  record Ring(double x, double y, double radius, double thickness) implements Shape {
    @Override
    public double distance(double px, double py) {
      return Math.abs(new Disc(x, y, radius).distance(px, py)) - thickness / 2;
    }

    @Override
    public Bounds bounds() {
      return new Disc(x, y, radius + thickness / 2).bounds();
    }
  }

  /** A rectangle with round corners, by its middle. */
  record Box(double x, double y, double width, double height, double corner) implements Shape {
    @Override
    public double distance(double px, double py) {
      double dx = Math.abs(px - x) - width / 2 + corner;
      double dy = Math.abs(py - y) - height / 2 + corner;
      double outsideX = Math.max(dx, 0);
      double outsideY = Math.max(dy, 0);
      double outside = Math.sqrt(outsideX * outsideX + outsideY * outsideY);
      return outside + Math.min(Math.max(dx, dy), 0) - corner;
    }

    @Override
    public Bounds bounds() {
      return new Bounds(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
    }
  }

  /** A straight stroke with round ends. */
  record Stroke(double x0, double y0, double x1, double y1, double thickness) implements Shape {
    @Override
    public double distance(double px, double py) {
      double dx = x1 - x0;
      double dy = y1 - y0;
      double length2 = dx * dx + dy * dy;
      double along = length2 == 0 ? 0 : ((px - x0) * dx + (py - y0) * dy) / length2;
      double t = Math.max(0, Math.min(1, along));
      double offX = px - x0 - t * dx;
      double offY = py - y0 - t * dy;
      return Math.sqrt(offX * offX + offY * offY) - thickness / 2;
    }

    @Override
    public Bounds bounds() {
      double half = thickness / 2;
      return new Bounds(
          Math.min(x0, x1) - half,
          Math.min(y0, y1) - half,
          Math.max(x0, x1) + half,
          Math.max(y0, y1) + half);
    }
  }
}
