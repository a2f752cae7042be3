package dev.pershot.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at processes now and then, from outside. */
final class ProcessWatch implements AutoCloseable {
  private static final int EVERY_SECONDS = 2;

  private final Map<String, List<ProcessUse>> seen = new LinkedHashMap<>();
  private final Map<String, Long> pids;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  /** Begins to look at processes, by their names. */
  ProcessWatch(Map<String, Long> pids) {
    this.pids = Map.copyOf(pids);
    look();
    Future<?> unused =
        clock.scheduleAtFixedRate(this::look, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private synchronized void look() {
    pids.forEach(
        (name, pid) ->
            ProcessUse.of(pid)
                .ifPresent(use -> seen.computeIfAbsent(name, known -> new ArrayList<>()).add(use)));
  }

  /**
   * What a process took while it was watched.
   *
   * @param cpuSeconds between the first look and the last one
   * @param residentMb at the first look, after a third, two thirds and all of the time
   */
  record Seen(double cpuSeconds, List<Double> residentMb) {
    Seen {
      residentMb = List.copyOf(residentMb);
    }

    static Seen of(List<ProcessUse> uses) {
      int last = uses.size() - 1;
      return new Seen(
          BenchResult.rounded(uses.get(last).cpuSeconds() - uses.get(0).cpuSeconds(), 2),
          List.of(0, last / 3, 2 * last / 3, last).stream()
              .map(at -> BenchResult.rounded(uses.get(at).residentMb(), 1))
              .toList());
    }

    /** Of the last third over that before it; 1 is flat. */
    double growth() {
      return BenchResult.rounded(residentMb.get(3) / residentMb.get(2), 3);
    }
  }

  /** What became of all processes that were watched, by their names. */
  synchronized Map<String, Seen> seen() {
    look();
    Map<String, Seen> all = new LinkedHashMap<>();
    seen.keySet().stream()
        .sorted()
        .forEach(
            name ->
                Optional.ofNullable(seen.get(name)).map(Seen::of).ifPresent(s -> all.put(name, s)));
    return all;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
