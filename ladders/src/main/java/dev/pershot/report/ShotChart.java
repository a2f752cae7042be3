package dev.pershot.report;

import dev.pershot.model.Transition;
import dev.pershot.report.ReportData.Rung;
import dev.pershot.report.ReportData.ShotResult;
import java.util.List;
import java.util.Locale;

/** Where a rung's bits go: a bar for each shot, as wide as it lasts, as high as its rate. */
final class ShotChart {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 300;
  private static final double LEFT = 64;
  private static final double RIGHT = WIDTH - 20;
  private static final double TOP = 16;
  private static final double BOTTOM = HEIGHT - 58;

  /** Lower bounds of the qualities that share a colour, lowest first. */
  private static final double[] BOUNDS = {70, 80, 90, 95};

  /** Seconds between labels of the time axis. */
  private static final List<Integer> STEPS =
      List.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600);

  private static final int MOST_TIMES = 12;

  private final ReportData data;
  private final Rung rung;
  private final Markup html;
  private final Axis time;
  private final Axis rate;

  private ShotChart(ReportData data, Rung rung, Markup html) {
    this.data = data;
    this.rung = rung;
    this.html = html;
    double seconds = data.frameRate().seconds(data.frames());
    this.time = new Axis(false, 0, seconds, LEFT, RIGHT, List.of());
    double richest = rung.shots().stream().mapToDouble(ShotResult::kbps).max().orElseThrow();
    this.rate = Axis.linear(0, richest, Axis.step(richest, 5), BOTTOM, TOP);
  }

  static void draw(ReportData data, Rung rung, Markup html) {
    new ShotChart(data, rung, html).draw();
  }

  private void draw() {
    html.open("div").attribute("class", "scroll").attribute("tabindex", "0");
    html.open("svg")
        .attribute("class", "chart")
        .attribute("viewBox", "0 0 " + Numbers.plain(WIDTH) + " " + Numbers.plain(HEIGHT))
        .attribute("role", "img")
        .attribute("aria-labelledby", "shot-bits-title shot-bits-desc");
    html.open("title").attribute("id", "shot-bits-title").text("Bit rate of every shot").close();
    html.open("desc").attribute("id", "shot-bits-desc");
    html.text("Bars over time for rung " + rung.name() + "; the table of shots has the numbers.");
    html.close();
    axes();
    for (int i = 0; i < rung.shots().size(); i++) {
      bar(i + 1, rung.shots().get(i));
    }
    double average = rate.at(rung.kbps());
    ChartParts.line(html, "average", LEFT, average, RIGHT, average);
    html.close().close();
    legend();
  }

  private void axes() {
    for (double tick : rate.ticks()) {
      ChartParts.horizontalGrid(html, rate.at(tick), LEFT, RIGHT, Numbers.kbps(tick));
    }
    int step = STEPS.stream().filter(s -> time.high() / s <= MOST_TIMES).findFirst().orElse(7200);
    for (int second = 0; second <= time.high(); second += step) {
      double x = time.at(second);
      ChartParts.text(html, "tick middle", x, BOTTOM + 26, Numbers.clockOf(second));
      ChartParts.line(html, "mark", x, BOTTOM, x, BOTTOM + 6);
    }
    ChartParts.caption(html, (LEFT + RIGHT) / 2, HEIGHT - 10, "time");
    ChartParts.captionUpwards(html, 14, (TOP + BOTTOM) / 2, "kbit/s");
  }

  private void bar(int number, ShotResult result) {
    double from = time.at(data.frameRate().seconds(result.shot().start()));
    double to = time.at(data.frameRate().seconds(result.shot().end()));
    double gap = to - from > 4 ? 1 : 0;
    double y = rate.at(result.kbps());
    html.open("rect")
        .attribute("class", style(result.vmaf()))
        .attribute("x", from)
        .attribute("y", y)
        .attribute("width", to - from - gap)
        .attribute("height", BOTTOM - y);
    html.element("title", tooltip(number, result)).close();
    if (result.shot().transition() != Transition.CUT) {
      html.empty("circle").attribute("class", "gradual").attribute("r", 3);
      html.attribute("cx", from).attribute("cy", BOTTOM + 5);
    }
  }

  private String tooltip(int number, ShotResult result) {
    return "Shot "
        + number
        + ", "
        + Numbers.clock(data.frameRate().seconds(result.shot().start()))
        + " to "
        + Numbers.clock(data.frameRate().seconds(result.shot().end()))
        + ", begins with a "
        + result.shot().transition().name().toLowerCase(Locale.ROOT)
        + ": "
        + Numbers.kbps(result.kbps())
        + " kbit/s, VMAF "
        + Numbers.vmaf(result.vmaf())
        + ", quantizer "
        + Numbers.plain(result.quantizer());
  }

  private static String style(double vmaf) {
    int band = 0;
    while (band < BOUNDS.length && vmaf >= BOUNDS[band]) {
      band++;
    }
    return "q" + band;
  }

  private void legend() {
    html.open("ul").attribute("class", "legend");
    ChartParts.areaKey(html, "q0", "VMAF under 70");
    for (int i = 0; i < BOUNDS.length; i++) {
      String from = Numbers.plain(BOUNDS[i]);
      boolean last = i + 1 == BOUNDS.length;
      ChartParts.areaKey(
          html,
          "q" + (i + 1),
          last ? from + " and more" : from + " to " + Numbers.plain(BOUNDS[i + 1]));
    }
    ChartParts.lineKey(html, "average", "the rung's average");
    html.open("li").open("svg").attribute("class", "key").attribute("viewBox", "0 0 30 12");
    html.attribute("aria-hidden", "true");
    html.empty("circle").attribute("class", "gradual").attribute("r", 3);
    html.attribute("cx", 15).attribute("cy", 6);
    html.close().element("span", "begins with a dissolve or a fade").close().close();
  }
}
