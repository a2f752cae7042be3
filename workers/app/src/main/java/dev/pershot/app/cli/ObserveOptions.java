package dev.pershot.app.cli;

import dev.pershot.app.observe.ListenAddress;
import dev.pershot.app.observe.Observation;
import dev.pershot.app.observe.ObserveSettings;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a process tells of itself; see docs/observability.md. */
final class ObserveOptions {
  private static final String LOG_LEVEL = "PERSHOT_LOG";
  private static final String LOG_FORMAT = "PERSHOT_LOG_FORMAT";

  /** How log lines are written. */
  enum LogFormat {
    TEXT,
    JSON
  }

  @Option(
      names = "--metrics",
      paramLabel = "HOST:PORT",
      description =
          "Serve /metrics (Prometheus), /health/live and /health/ready there; a port alone is on"
              + " loopback. Default: off.")
  private @Nullable String metrics;

  @Option(
      names = "--price-per-core-hour",
      paramLabel = "PRICE",
      description = "Count what work costs, and what was wasted, in the metrics. Any currency.")
  private double pricePerCoreHour;

  @Option(
      names = "--otlp",
      paramLabel = "URL",
      description =
          "Send traces to this OpenTelemetry receiver, such as http://localhost:4318. Default:"
              + " OTEL_EXPORTER_OTLP_ENDPOINT, else off.")
  private @Nullable String otlp;

  private boolean log = setting(LOG_LEVEL).isPresent();

  /** Set while arguments are read, for the log is made when its first line is written. */
  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description =
          "Log to stderr as text or json (an object a line), from level INFO on or that of"
              + " PERSHOT_LOG. Default: PERSHOT_LOG_FORMAT, and no log without PERSHOT_LOG.")
  void setLogFormat(LogFormat format) {
    System.setProperty(LOG_FORMAT, format.name().toLowerCase(Locale.ROOT));
    if (setting(LOG_LEVEL).isEmpty()) {
      System.setProperty(LOG_LEVEL, "INFO");
    }
    log = true;
  }

  /** Begins to tell; close it last. */
  Observation observation() {
    if (pricePerCoreHour < 0 || !Double.isFinite(pricePerCoreHour)) {
      throw new PershotException(
          ErrorCode.USAGE, "--price-per-core-hour takes a number from 0, not " + pricePerCoreHour);
    }
    if (pricePerCoreHour > 0 && metrics == null) {
      throw new PershotException(
          ErrorCode.USAGE, "--price-per-core-hour is told in the metrics; add --metrics");
    }
    return Observation.start(
        new ObserveSettings(
            Optional.ofNullable(metrics).map(ListenAddress::parse),
            pricePerCoreHour,
            log,
            isTracing(),
            Optional.ofNullable(otlp)));
  }

  private boolean isTracing() {
    return otlp != null
        || setting("OTEL_EXPORTER_OTLP_ENDPOINT").isPresent()
        || setting("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT").isPresent();
  }

  private static Optional<String> setting(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
