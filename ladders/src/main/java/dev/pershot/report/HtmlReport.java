package dev.pershot.report;

import dev.pershot.ladder.Ladder;
import dev.pershot.report.ReportData.Fact;
import dev.pershot.report.ReportData.Run;
import dev.pershot.report.ReportData.Rung;
import java.util.List;

/** The report of a run as one page, which is also well-formed XML. */
public final class HtmlReport {
  private final ReportData data;
  private final Markup html = new Markup();

  private HtmlReport(ReportData data) {
    this.data = data;
  }

  /** The text of the page. */
  public static String of(ReportData data) {
    return new HtmlReport(data).write();
  }

  private String write() {
    html.open("html").attribute("lang", "en");
    head();
    html.open("body").open("main");
    header();
    ladder();
    shots();
    run();
    return html.close().close().close().toString();
  }

  private void head() {
    html.open("head");
    html.empty("meta").attribute("charset", "utf-8");
    html.empty("meta").attribute("name", "viewport");
    html.attribute("content", "width=device-width, initial-scale=1");
    html.empty("meta").attribute("name", "color-scheme").attribute("content", "light dark");
    html.element("title", data.title() + " · Pershot");
    html.style(Stylesheet.TEXT);
    html.close();
  }

  private void header() {
    html.open("header").element("h1", data.title());
    html.open("p").attribute("class", "sub");
    html.text(
        data.resolution().width()
            + " × "
            + data.resolution().height()
            + ", "
            + Numbers.plain(data.frameRate().framesPerSecond())
            + " frames/s, "
            + Numbers.clock(data.frameRate().seconds(data.frames()))
            + ", scored by ");
    html.element("code", data.model()).close();
    cards();
    html.close();
  }

  private void cards() {
    List<Rung> rungs = data.rungs();
    html.open("ul").attribute("class", "cards");
    card(
        "",
        Integer.toString(rungs.size()),
        "rungs, up to " + Numbers.kbps(rungs.get(rungs.size() - 1).kbps()) + " kbit/s");
    card("", Numbers.decimals(data.shots().size(), 0), "shots");
    data.analysis().bdRatePercent().ifPresent(this::bdRate);
    double drift = largestDrift();
    card(
        Math.abs(drift) > Ladder.DRIFT_TOLERATED ? "wrong" : "",
        Numbers.signed(drift, 2),
        "VMAF, largest drift from the prediction");
    card("", Numbers.took(data.run().wallSeconds()), "wall time");
    html.close();
  }

  private void bdRate(double percent) {
    card(
        "",
        Numbers.signed(percent, 1) + " %",
        "bits at equal quality (BD-rate) against " + data.analysis().perTitle().name());
  }

  private double largestDrift() {
    return data.rungs().stream()
        .mapToDouble(Rung::drift)
        .reduce((a, b) -> Math.abs(b) > Math.abs(a) ? b : a)
        .orElseThrow();
  }

  private void card(String style, String value, String meaning) {
    html.open("li").open("strong").attribute("class", style).text(value).close();
    html.element("span", meaning).close();
  }

  private void ladder() {
    section("Rate and quality");
    RateQualityChart.draw(data, html);
    html.close();
    section("Ladder");
    LadderTable.write(data.rungs(), html);
    html.close();
  }

  private void shots() {
    Rung top = data.rungs().get(data.rungs().size() - 1);
    section("Bits of every shot at " + top.name());
    ShotChart.draw(data, top, html);
    html.close();
    ShotTables tables = new ShotTables(data, html);
    section("Worst shots");
    tables.worst();
    html.close();
    section("All shots");
    html.open("details").element("summary", "Show them");
    tables.all();
    html.close().close();
  }

  private void run() {
    Run run = data.run();
    section("Run");
    html.open("div").attribute("class", "columns");
    facts(
        "Work",
        List.of(
            new Fact("Wall time", Numbers.took(run.wallSeconds())),
            new Fact("Slots", run.slots() == 0 ? "a fleet's" : Integer.toString(run.slots())),
            new Fact("Trials run", Integer.toString(run.trialsRun())),
            new Fact("Trials reused", Integer.toString(run.trialsReused()))));
    facts(
        "CPU time",
        List.of(
            new Fact("Decode", Numbers.took(run.cpuSeconds().decode())),
            new Fact("Scale", Numbers.took(run.cpuSeconds().scale())),
            new Fact("Encode", Numbers.took(run.cpuSeconds().encode())),
            new Fact("Score", Numbers.took(run.cpuSeconds().score())),
            new Fact("Together", Numbers.took(run.cpuSeconds().total()))));
    facts("Versions", run.versions());
    facts("Policy", data.policy());
    html.close();
    html.open("p").attribute("class", "sub").text("Content id ");
    html.element("code", data.contentId()).close();
    html.close();
  }

  private void facts(String name, List<Fact> facts) {
    html.open("div").element("h3", name).open("dl");
    for (Fact fact : facts) {
      html.element("dt", fact.name()).element("dd", fact.value());
    }
    html.close().close();
  }

  private void section(String name) {
    html.open("section").element("h2", name);
  }
}
