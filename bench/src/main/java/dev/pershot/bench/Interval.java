package dev.pershot.bench;

import java.util.Optional;

/**
 * A stretch of time as the operating system saw it.
 *
 * @param cpuSeconds of the process that was watched, all of its threads
 * @param othersCpuSeconds of everything else on the machine, and what was stolen from it
 */
record Interval(double wallSeconds, double cpuSeconds, Optional<Double> othersCpuSeconds) {
  /** The clocks at one moment. */
  record Mark(long nanos, double cpuSeconds, Optional<MachineCpu> machine) {
    static Mark of(double cpuSeconds) {
      return new Mark(System.nanoTime(), cpuSeconds, MachineCpu.now());
    }
  }

  static Interval between(Mark start, Mark end) {
    double cpu = end.cpuSeconds() - start.cpuSeconds();
    Optional<Double> others =
        start
            .machine()
            .flatMap(
                before ->
                    end.machine()
                        .map(
                            after ->
                                after.busySeconds()
                                    - before.busySeconds()
                                    + after.stolenSeconds()
                                    - before.stolenSeconds()
                                    - cpu));
    return new Interval(
        (end.nanos() - start.nanos()) / 1e9, cpu, others.map(seconds -> Math.max(0, seconds)));
  }
}
