package dev.pershot.report;

import dev.pershot.report.ReportData.Curve;
import dev.pershot.report.ReportData.Point;
import dev.pershot.report.ReportData.Rung;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rate against quality: the title at each resolution, with one quantizer, with one for each shot,
 * and the rungs that came of it. It shows the rates of the ladder; curves that go on are cut off.
 */
final class RateQualityChart {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 470;
  private static final double LEFT = 56;
  private static final double RIGHT = WIDTH - 20;
  private static final double TOP = 16;
  private static final double BOTTOM = HEIGHT - 52;

  /** How many colours the style sheet has for resolutions. */
  private static final int COLOURS = 7;

  private final ReportData data;
  private final Markup html;
  private final Axis rate;
  private final Axis quality;

  private RateQualityChart(ReportData data, Markup html) {
    this.data = data;
    this.html = html;
    List<Rung> rungs = data.rungs();
    double slowest = rungs.stream().mapToDouble(Rung::kbps).min().orElseThrow();
    double fastest = rungs.stream().mapToDouble(Rung::kbps).max().orElseThrow();
    this.rate = Axis.logarithmic(0.6 * slowest, 1.6 * fastest, LEFT, RIGHT);
    double worst = rungs.stream().mapToDouble(Rung::vmaf).min().orElseThrow();
    double best = rungs.stream().mapToDouble(Rung::vmaf).max().orElseThrow();
    double margin = Math.max(2, 0.08 * (best - worst));
    double low = Math.max(0, worst - margin);
    double high = best <= 100 ? Math.min(100, best + margin) : best + margin;
    this.quality = Axis.linear(low, high, Axis.step(high - low, 8), BOTTOM, TOP);
  }

  static void draw(ReportData data, Markup html) {
    new RateQualityChart(data, html).draw();
  }

  private void draw() {
    html.open("div").attribute("class", "scroll").attribute("tabindex", "0");
    html.open("svg")
        .attribute("class", "chart")
        .attribute("viewBox", "0 0 " + Numbers.plain(WIDTH) + " " + Numbers.plain(HEIGHT))
        .attribute("role", "img")
        .attribute("aria-labelledby", "rate-quality-title rate-quality-desc");
    html.open("title").attribute("id", "rate-quality-title").text("Rate and quality").close();
    html.open("desc").attribute("id", "rate-quality-desc").text(description()).close();
    axes();
    curves();
    for (int i = 0; i < data.rungs().size(); i++) {
      rung(i + 1, data.rungs().get(i));
    }
    html.close().close();
    legend();
  }

  private String description() {
    return data.rungs().stream()
        .map(
            rung ->
                rung.name()
                    + ": "
                    + Numbers.kbps(rung.kbps())
                    + " kbit/s, VMAF "
                    + Numbers.vmaf(rung.vmaf()))
        .collect(Collectors.joining("; ", "VMAF over the bit rate of each rung. ", "."));
  }

  private void axes() {
    for (double tick : rate.ticks()) {
      ChartParts.verticalGrid(html, rate.at(tick), TOP, BOTTOM, Numbers.kbps(tick));
    }
    for (double tick : quality.ticks()) {
      ChartParts.horizontalGrid(html, quality.at(tick), LEFT, RIGHT, Numbers.plain(tick));
    }
    ChartParts.caption(html, (LEFT + RIGHT) / 2, HEIGHT - 10, "kbit/s, logarithmic");
    ChartParts.captionUpwards(html, 14, (TOP + BOTTOM) / 2, "VMAF");
  }

  private void curves() {
    html.open("clipPath").attribute("id", "rate-quality-area");
    html.empty("rect")
        .attribute("x", LEFT)
        .attribute("y", TOP)
        .attribute("width", RIGHT - LEFT)
        .attribute("height", BOTTOM - TOP);
    html.close();
    html.open("g").attribute("clip-path", "url(#rate-quality-area)");
    List<Curve> resolutions = data.analysis().resolutions();
    for (int i = 0; i < resolutions.size(); i++) {
      curve(resolutions.get(i), resolutionStyle(i));
    }
    curve(data.analysis().perTitle(), "curve per-title");
    curve(data.analysis().perShot(), "curve per-shot");
    html.close();
  }

  private static String resolutionStyle(int index) {
    return "curve c" + index % COLOURS;
  }

  private void curve(Curve curve, String style) {
    String points =
        curve.points().stream()
            .filter(point -> point.kbps() > 0)
            .map(this::place)
            .collect(Collectors.joining(" "));
    html.open("polyline").attribute("class", style).attribute("points", points);
    html.element("title", curve.name()).close();
  }

  private String place(Point point) {
    return Numbers.plain(rate.at(point.kbps())) + "," + Numbers.plain(quality.at(point.vmaf()));
  }

  private void rung(int number, Rung rung) {
    double x = rate.at(rung.kbps());
    double y = quality.at(rung.vmaf());
    html.open("g").attribute("class", "rung");
    html.element("title", tooltip(rung));
    html.empty("circle").attribute("cx", x).attribute("cy", y).attribute("r", 10);
    html.open("text").attribute("class", "number").attribute("x", x).attribute("y", y + 4);
    html.text(Integer.toString(number)).close();
    html.open("text").attribute("class", "label").attribute("x", x + 9).attribute("y", y + 23);
    html.text(rung.resolution().height() + "p").close();
    html.close();
  }

  private static String tooltip(Rung rung) {
    return rung.name()
        + ", "
        + rung.resolution()
        + ": "
        + Numbers.kbps(rung.kbps())
        + " kbit/s, VMAF "
        + Numbers.vmaf(rung.vmaf())
        + " (predicted "
        + Numbers.kbps(rung.predictedKbps())
        + " kbit/s, "
        + Numbers.vmaf(rung.predictedVmaf())
        + ")";
  }

  private void legend() {
    html.open("ul").attribute("class", "legend");
    ChartParts.lineKey(html, "curve per-shot", data.analysis().perShot().name());
    ChartParts.lineKey(html, "curve per-title", data.analysis().perTitle().name());
    List<Curve> resolutions = data.analysis().resolutions();
    for (int i = 0; i < resolutions.size(); i++) {
      ChartParts.lineKey(html, resolutionStyle(i), resolutions.get(i).name());
    }
    html.close();
  }
}
