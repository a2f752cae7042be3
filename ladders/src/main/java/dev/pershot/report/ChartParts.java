package dev.pershot.report;

/** The strokes that charts have in common. */
final class ChartParts {
  private ChartParts() {}

  /** A grid line with its label below. */
  static void verticalGrid(Markup html, double x, double top, double bottom, String label) {
    line(html, "grid", x, top, x, bottom);
    text(html, "tick middle", x, bottom + 20, label);
  }

  /** A grid line with its label to the left. */
  static void horizontalGrid(Markup html, double y, double left, double right, String label) {
    line(html, "grid", left, y, right, y);
    text(html, "tick end", left - 8, y + 4, label);
  }

  static void caption(Markup html, double x, double y, String label) {
    text(html, "caption middle", x, y, label);
  }

  static void captionUpwards(Markup html, double x, double y, String label) {
    String turn = "rotate(-90 " + Numbers.plain(x) + " " + Numbers.plain(y) + ")";
    html.open("text").attribute("class", "caption middle").attribute("transform", turn);
    html.attribute("x", x).attribute("y", y).text(label).close();
  }

  static void line(Markup html, String style, double x1, double y1, double x2, double y2) {
    html.empty("line")
        .attribute("class", style)
        .attribute("x1", x1)
        .attribute("y1", y1)
        .attribute("x2", x2)
        .attribute("y2", y2);
  }

  static void text(Markup html, String style, double x, double y, String label) {
    html.open("text").attribute("class", style).attribute("x", x).attribute("y", y);
    html.text(label).close();
  }

  /** A legend's entry for a line. */
  static void lineKey(Markup html, String style, String label) {
    html.open("li");
    key(html);
    line(html, style, 0, 6, 30, 6);
    html.close().element("span", label).close();
  }

  /** A legend's entry for an area. */
  static void areaKey(Markup html, String style, String label) {
    html.open("li");
    key(html);
    html.empty("rect")
        .attribute("class", style)
        .attribute("x", 9)
        .attribute("y", 0)
        .attribute("width", 12)
        .attribute("height", 12);
    html.close().element("span", label).close();
  }

  private static void key(Markup html) {
    html.open("svg").attribute("class", "key").attribute("viewBox", "0 0 30 12");
    html.attribute("aria-hidden", "true");
  }
}
