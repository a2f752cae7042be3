package dev.pershot.sample.picture;

/** A filled polygon; the points are x, y, x, y and close by themselves. */
public final class Polygon implements Shape {
  private final double[] points;

  public Polygon(double... points) {
    if (points.length < 6 || points.length % 2 != 0) {
      throw new IllegalArgumentException(
          "a polygon needs at least three x, y pairs: " + points.length + " numbers");
    }
    this.points = points.clone();
  }

  @Override
  public double distance(double px, double py) {
    double nearest = Double.MAX_VALUE;
    boolean inside = false;
    int last = points.length - 2;
    for (int i = 0, j = last; i <= last; j = i, i += 2) {
      double x0 = points[j];
      double y0 = points[j + 1];
      double x1 = points[i];
      double y1 = points[i + 1];
      nearest = Math.min(nearest, new Stroke(x0, y0, x1, y1, 0).distance(px, py));
      boolean crosses = (y0 > py) != (y1 > py);
      if (crosses && px < (x1 - x0) * (py - y0) / (y1 - y0) + x0) {
        inside = !inside;
      }
    }
    return inside ? -nearest : nearest;
  }

  @Override
  public Bounds bounds() {
    double left = points[0];
    double right = points[0];
    double top = points[1];
    double bottom = points[1];
    for (int i = 2; i < points.length; i += 2) {
      left = Math.min(left, points[i]);
      right = Math.max(right, points[i]);
      top = Math.min(top, points[i + 1]);
      bottom = Math.max(bottom, points[i + 1]);
    }
    return new Bounds(left, top, right, bottom);
  }
}
