package dev.pershot.app.cli;

import dev.pershot.hull.BdRate;
import dev.pershot.hull.BdRateResult;
import dev.pershot.hull.HullException;
import dev.pershot.hull.Interpolation;
import dev.pershot.hull.RateQualityCurve;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The number alone, for curves from anywhere. */
@Command(
    name = "bdrate",
    description = {
      "Prints how much more rate one curve needs than another for the same quality, in percent.",
      "Below 0 the second curve saves rate. A file has lines rate,quality; blank lines, comments"
          + " after # and a header are passed over."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  pershot bdrate anchor.csv test.csv",
      "  pershot bdrate anchor.csv test.csv --interpolation cubic",
      "  pershot bdrate anchor.csv test.csv --json | jq .bdRatePercent"
    })
final class BdRateCommand implements Callable<Integer> {
  /** Raised when a key changes its meaning or goes. */
  private static final int SCHEMA = 1;

  @Parameters(index = "0", paramLabel = "ANCHOR", description = "The curve to compare with.")
  private Path anchor = Path.of("");

  @Parameters(index = "1", paramLabel = "TEST", description = "The curve to be judged.")
  private Path test = Path.of("");

  @Option(
      names = "--interpolation",
      paramLabel = "HOW",
      description =
          "How curves run between points: pchip, cubic or akima. Default: all three; with --json,"
              + " pchip decides.")
  private @Nullable Interpolation interpolation;

  @Option(names = "--json", description = "One JSON object on stdout; see docs/output.md.")
  private boolean json;

  @Override
  public Integer call() {
    RateQualityCurve from = CurveFile.read(anchor);
    RateQualityCurve to = CurveFile.read(test);
    Map<Interpolation, BdRateResult> results = new EnumMap<>(Interpolation.class);
    for (Interpolation method : Interpolation.values()) {
      results.put(method, between(from, to, method));
    }
    print(results);
    return 0;
  }

  private BdRateResult between(RateQualityCurve from, RateQualityCurve to, Interpolation method) {
    try {
      return BdRate.between(from, to, method);
    } catch (HullException e) {
      throw new PershotException(
          ErrorCode.CURVE_INVALID,
          anchor + " against " + test + " cannot be compared: " + e.getMessage(),
          e);
    }
  }

  private void print(Map<Interpolation, BdRateResult> results) {
    Interpolation deciding = interpolation == null ? Interpolation.PCHIP : interpolation;
    BdRateResult result = results.getOrDefault(deciding, results.values().iterator().next());
    if (result.isSuspect()) {
      System.err.printf(
          Locale.ROOT,
          "only %.0f %% of the quality range is in both curves: read the number with care%n",
          100 * result.overlap());
    }
    if (json) {
      System.out.println(Events.of("bdrate", fields(deciding, result, results)));
    } else {
      System.out.print(interpolation == null ? table(results) : line(deciding, result));
    }
  }

  private static Map<String, Object> fields(
      Interpolation deciding, BdRateResult result, Map<Interpolation, BdRateResult> results) {
    Map<String, Double> all = new LinkedHashMap<>();
    results.forEach((method, each) -> all.put(label(method), each.percent()));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("schema", SCHEMA);
    fields.put("bdRatePercent", result.percent());
    fields.put("overlap", result.overlap());
    fields.put("interpolation", label(deciding));
    fields.put("lowQuality", result.lowQuality());
    fields.put("highQuality", result.highQuality());
    fields.put("all", all);
    return fields;
  }

  private static String table(Map<Interpolation, BdRateResult> results) {
    StringBuilder text = new StringBuilder();
    results.forEach((method, result) -> text.append(line(method, result)));
    BdRateResult any = results.values().iterator().next();
    return text.append(
            String.format(
                Locale.ROOT,
                "overlap  %.1f %% of the quality range, %s to %s%n",
                100 * any.overlap(),
                any.lowQuality(),
                any.highQuality()))
        .toString();
  }

  private static String line(Interpolation method, BdRateResult result) {
    return String.format(Locale.ROOT, "%-6s %+13.7f %%%n", label(method), result.percent());
  }

  private static String label(Interpolation method) {
    return method.name().toLowerCase(Locale.ROOT);
  }
}
