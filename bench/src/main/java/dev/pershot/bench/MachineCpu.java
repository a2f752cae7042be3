package dev.pershot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What all cores have done since the machine started.
 *
 * @param busySeconds of all processes
 * @param stolenSeconds that the hypervisor gave to other machines
 */
record MachineCpu(double busySeconds, double stolenSeconds) {
  /** The unit of /proc/stat, which is the same on every Linux (proc(5), USER_HZ). */
  private static final double TICKS_PER_SECOND = 100;

  /** Now, where the system tells. */
  static Optional<MachineCpu> now() {
    Path stat = Path.of("/proc/stat");
    try {
      return Files.isReadable(stat) ? parse(Files.readAllLines(stat)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** From lines as of /proc/stat: user, nice, system, idle, iowait, irq, softirq, steal. */
  static Optional<MachineCpu> parse(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("cpu "))
        .map(line -> line.strip().split(" +", -1))
        .filter(fields -> fields.length > 8)
        .map(
            fields ->
                new MachineCpu(
                    seconds(fields[1])
                        + seconds(fields[2])
                        + seconds(fields[3])
                        + seconds(fields[6])
                        + seconds(fields[7]),
                    seconds(fields[8])))
        .findFirst();
  }

  private static double seconds(String ticks) {
    return Long.parseLong(ticks) / TICKS_PER_SECOND;
  }
}
