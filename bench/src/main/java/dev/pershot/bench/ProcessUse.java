package dev.pershot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a process has used.
 *
 * @param cpuSeconds since its start, of all its threads
 * @param residentMb memory that it now holds, in 10^6 bytes
 */
record ProcessUse(double cpuSeconds, double residentMb) {
  /** The unit of /proc/PID/stat, which is the same on every Linux (proc(5), USER_HZ). */
  private static final double TICKS_PER_SECOND = 100;

  /** Fields behind the program's name, from 0: utime and stime; see proc(5). */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;

  /** Nothing of a process that has ended, or where the system does not tell. */
  static Optional<ProcessUse> of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    try {
      return Optional.of(
          parse(
              Files.readString(process.resolve("stat")),
              Files.readAllLines(process.resolve("status"))));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  static ProcessUse parse(String stat, List<String> status) {
    // The name stands in brackets and may hold anything, brackets and spaces too.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    long resident =
        status.stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    return new ProcessUse(ticks / TICKS_PER_SECOND, resident * 1024 / 1e6);
  }
}
