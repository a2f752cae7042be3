package dev.pershot.app.cli;

import dev.pershot.app.publish.EstimateCheck;
import dev.pershot.app.publish.OutputFolder;
import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.manifest.DashManifest;
import dev.pershot.manifest.HlsPlaylists;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a run ends with: the ladder as a table and where its files are. */
final class Summary {
  private final Ladder ladder;
  private final Optional<OutputFolder> out;
  private final double seconds;
  private final Optional<EstimateCheck> estimate;

  Summary(Ladder ladder, OutputFolder out, double seconds, Optional<EstimateCheck> estimate) {
    this(ladder, Optional.of(out), seconds, estimate);
  }

  /**
   * Of a ladder that may lie nowhere but in the store.
   *
   * @param seconds that it took
   */
  Summary(
      Ladder ladder, Optional<OutputFolder> out, double seconds, Optional<EstimateCheck> estimate) {
    this.estimate = estimate;
    this.ladder = ladder;
    this.out = out;
    this.seconds = seconds;
  }

  void print(boolean json) {
    if (json) {
      ladder.rungs().forEach(rung -> System.out.println(Events.of("rung", fields(rung))));
      System.out.println(Events.of("done", places()));
    } else {
      System.out.print(table());
    }
  }

  private Map<String, Object> fields(Rung rung) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", rung.name());
    fields.put("resolution", rung.resolution());
    fields.put("codecs", rung.codecs());
    fields.put("kbps", rung.measured().kbps());
    fields.put("peakKbps", rung.measured().peakKbps());
    fields.put("frames", rung.measured().frames());
    fields.put("vmaf", rung.measured().mean());
    fields.put("predictedVmaf", rung.predicted().mean());
    return fields;
  }

  private Map<String, Object> places() {
    Map<String, Object> places = new LinkedHashMap<>();
    out.ifPresent(
        folder -> {
          places.put("output", folder.toString());
          places.put("hls", folder.place(HlsPlaylists.MAIN));
          places.put("dash", folder.place(DashManifest.PATH));
          places.put("report", folder.place("report.html"));
          places.put("ladder", folder.place("ladder.json"));
        });
    places.put("wallSeconds", seconds);
    estimate.ifPresent(check -> places.put("estimate", check));
    return places;
  }

  String table() {
    StringBuilder text = new StringBuilder();
    text.append(row("rung", "resolution", "kbit/s", "peak", "VMAF", "predicted", "min", "frames"));
    for (Rung rung : ladder.rungs()) {
      var measured = rung.measured();
      text.append(
          row(
              rung.name(),
              rung.resolution().toString(),
              whole(measured.kbps()),
              whole(measured.peakKbps()),
              tenths(measured.mean()),
              tenths(rung.predicted().mean()),
              tenths(measured.minimum()),
              Integer.toString(measured.frames())));
    }
    text.append(
        String.format(
            Locale.ROOT,
            "%n%s, %s, %s%n",
            Plural.of(ladder.shots().shots().size(), "shot"),
            ladder.models().get(0),
            ladder
                .comparison()
                .bdRatePercent()
                .map(p -> String.format(Locale.ROOT, "%+.1f %% bits against one CRF for all", p))
                .orElse("too few points to compare with one CRF for all")));
    text.append(place("HLS", HlsPlaylists.MAIN));
    text.append(place("DASH", DashManifest.PATH));
    text.append(place("report", "report.html"));
    text.append(String.format(Locale.ROOT, "took   %.0f s%n", seconds));
    estimate.map(Comparison::line).ifPresent(text::append);
    return text.toString();
  }

  private static String row(String... cells) {
    return String.format(Locale.ROOT, "%-10s %10s %8s %8s %6s %9s %6s %7s%n", (Object[]) cells);
  }

  private String place(String what, String path) {
    return out.map(folder -> String.format(Locale.ROOT, "%-6s %s%n", what, folder.place(path)))
        .orElse("");
  }

  private static String whole(double value) {
    return Long.toString(Math.round(value));
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
