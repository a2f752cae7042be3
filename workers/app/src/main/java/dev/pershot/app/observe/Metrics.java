package dev.pershot.app.observe;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.tally.ScopeCloseException;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import java.time.Duration;
import java.util.stream.DoubleStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pershot's and Temporal's metrics in one Prometheus registry, and where they are read. */
final class Metrics implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

  /** How old Temporal's numbers may be. */
  private static final com.uber.m3.util.Duration REPORTED = com.uber.m3.util.Duration.ofSeconds(1);

  /** Queues are empty for moments and full for hours. */
  private static final double[] QUEUE_WAIT_BUCKETS =
      DoubleStream.of(0.01, 0.1, 1, 10, 60, 600, 3600, 6 * 3600)
          .map(seconds -> seconds * Duration.ofSeconds(1).toNanos())
          .toArray();

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Scope temporal;
  private final RunMetrics run;
  private final HealthEndpoint endpoint;

  Metrics(ListenAddress address, double pricePerCoreHour, Readiness readiness) {
    registry.config().meterFilter(new QueueWaitBuckets());
    endpoint = HealthEndpoint.open(address, registry::scrape, readiness);
    run = new RunMetrics(registry, pricePerCoreHour);
    temporal =
        new RootScopeBuilder()
            .reporter(new MicrometerClientStatsReporter(registry))
            .reportEvery(REPORTED);
  }

  RunMetrics run() {
    return run;
  }

  /** Where Temporal's SDK reports. */
  Scope temporal() {
    return temporal;
  }

  WorkerInterceptor worker() {
    return new WorkerInterceptorBase() {
      @Override
      public ActivityInboundCallsInterceptor interceptActivity(
          ActivityInboundCallsInterceptor next) {
        return new MeteredActivity(next, run);
      }
    };
  }

  int port() {
    return endpoint.port();
  }

  @Override
  public void close() {
    endpoint.close();
    try {
      temporal.close();
    } catch (ScopeCloseException e) {
      LOG.warn("Temporal's last metrics were not reported", e);
    }
    registry.close();
  }

  private static final class QueueWaitBuckets implements MeterFilter {
    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
      return id.getName().endsWith("_schedule_to_start_latency")
          ? DistributionStatisticConfig.builder()
              .serviceLevelObjectives(QUEUE_WAIT_BUCKETS)
              .build()
              .merge(config)
          : config;
    }
  }
}
