package dev.pershot.bench;

import static dev.pershot.bench.MarkdownText.fixed;
import static dev.pershot.bench.MarkdownText.orDash;

import dev.pershot.bench.CostSummary.Row;
import dev.pershot.bench.Loss.Point;
import dev.pershot.bench.Loss.Target;
import dev.pershot.bench.ModelCost.Seconds;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Costs for people: {@code FILE.md}. */
final class CostReport {
  private final CostResult result;

  private CostReport(CostResult result) {
    this.result = result;
  }

  static String of(CostResult result) {
    return new CostReport(result).text();
  }

  private String text() {
    StringBuilder text =
        new StringBuilder("# Adaptive against exhaustive analysis, measured ")
            .append(result.date())
            .append("\n");
    if (!result.titles().isEmpty()) {
      text.append("\n").append(requirements());
      text.append("\n## Cost and loss\n\n").append(costs());
      text.append("\n## Predictions of the delivered rungs\n\n").append(predictions());
      text.append("\n## CPU seconds\n\n").append(seconds());
      result
          .titles()
          .forEach(title -> title.models().forEach(cost -> text.append(targets(title, cost))));
    }
    return text.append(MarkdownText.ending(result.failures(), result.notes())).toString();
  }

  private MarkdownTable requirements() {
    MarkdownTable table = new MarkdownTable("requirement", "wanted", "measured", "runs", "");
    for (Row row : result.summary().requirements()) {
      table.row(
          row.what(),
          row.wanted(),
          orDash(row.measured(), 3),
          Integer.toString(row.runs()),
          row.pass().map(pass -> pass ? "pass" : "FAIL").orElse("-"));
    }
    return table;
  }

  private MarkdownTable costs() {
    MarkdownTable table =
        new MarkdownTable(
            "title",
            "model",
            "size",
            "frames",
            "shots",
            "trials, exhaustive",
            "adaptive",
            "per shot",
            "CPU s, exhaustive",
            "adaptive",
            "CPU ratio",
            "BD-rate loss %",
            "cores busy",
            "MB per slot");
    eachRow(
        (title, cost) ->
            table.row(
                title.name(),
                cost.model(),
                title.width() + "x" + title.height(),
                Integer.toString(title.frames()),
                Integer.toString(title.shots()),
                Integer.toString(cost.trials().exhaustive()),
                Integer.toString(cost.trials().adaptive()),
                fixed(cost.trialsPerShot(), 1),
                fixed(cost.exhaustive().cpuSeconds().total(), 1),
                fixed(cost.adaptive().cpuSeconds().total(), 1),
                fixed(cost.cpuRatio(), 3),
                orDash(cost.bdRateLossPercent(), 2),
                fixed(cost.coresBusy(), 2),
                fixed(cost.memoryPerSlotMb(), 0)));
    return table;
  }

  private MarkdownTable predictions() {
    MarkdownTable table =
        new MarkdownTable(
            "title",
            "model",
            "rungs",
            "rate off by %, mean",
            "worst",
            "VMAF off by, mean",
            "worst");
    eachRow(
        (title, cost) ->
            table.row(
                title.name(),
                cost.model(),
                Integer.toString(cost.prediction().rungs()),
                fixed(cost.prediction().meanRatePercent(), 2),
                fixed(cost.prediction().worstRatePercent(), 2),
                fixed(cost.prediction().meanVmaf(), 2),
                fixed(cost.prediction().worstVmaf(), 2)));
    return table;
  }

  private MarkdownTable seconds() {
    MarkdownTable table =
        new MarkdownTable(
            "title",
            "model",
            "analysis",
            "decode",
            "scale",
            "encode",
            "score",
            "all",
            "wall s",
            "cores busy",
            "CPU s of others");
    eachRow(
        (title, cost) -> {
          var all = cost.exhaustive();
          var few = cost.adaptive();
          row(
              table,
              title,
              cost,
              "exhaustive",
              all.cpuSeconds(),
              all.wallSeconds(),
              all.coresBusy(),
              all.othersCpuSeconds());
          row(
              table,
              title,
              cost,
              "adaptive",
              few.cpuSeconds(),
              Optional.of(few.wallSeconds()),
              Optional.of(few.coresBusy()),
              few.othersCpuSeconds());
        });
    return table;
  }

  private static void row(
      MarkdownTable table,
      TitleCost title,
      ModelCost cost,
      String analysis,
      Seconds cpu,
      Optional<Double> wall,
      Optional<Double> busy,
      Optional<Double> others) {
    table.row(
        title.name(),
        cost.model(),
        analysis,
        fixed(cpu.decode(), 1),
        fixed(cpu.scale(), 1),
        fixed(cpu.encode(), 1),
        fixed(cpu.score(), 1),
        fixed(cpu.total(), 1),
        orDash(wall, 1),
        orDash(busy, 2),
        orDash(others, 1));
  }

  private static String targets(TitleCost title, ModelCost cost) {
    MarkdownTable table =
        new MarkdownTable(
            "target kbit/s",
            "exhaustive: size",
            "kbit/s",
            "VMAF",
            "adaptive: size",
            "kbit/s",
            "VMAF",
            "predicted kbit/s",
            "VMAF");
    for (Target target : cost.loss().targets()) {
      table.row(
          fixed(target.kbps(), 0),
          size(target.exhaustive()),
          kbps(target.exhaustive()),
          quality(target.exhaustive()),
          size(target.adaptive()),
          kbps(target.adaptive()),
          quality(target.adaptive()),
          kbps(target.predicted()),
          quality(target.predicted()));
    }
    Loss loss = cost.loss();
    return ("\n## %s at the same rates, %s\n\nTargets: %s. Left out: %d exhaustive, %d adaptive."
            + " BD-rate loss %s %%, overlap %s.\n\n%s")
        .formatted(
            title.name(),
            cost.model(),
            loss.range(),
            loss.exhaustiveLeftOut(),
            loss.adaptiveLeftOut(),
            orDash(loss.bdRatePercent(), 2),
            orDash(loss.overlap(), 2),
            table);
  }

  private static String size(Optional<Point> point) {
    return point.map(p -> p.resolution().toString()).orElse("-");
  }

  private static String kbps(Optional<Point> point) {
    return orDash(point.map(Point::kbps), 1);
  }

  private static String quality(Optional<Point> point) {
    return orDash(point.map(Point::quality), 2);
  }

  private void eachRow(BiConsumer<TitleCost, ModelCost> row) {
    result.titles().forEach(title -> title.models().forEach(cost -> row.accept(title, cost)));
  }
}
