package dev.pershot.app.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The memory that this machine or container could still give, as Linux tells it. Java knows its own
 * heap only, and encoders and scorers live outside of it.
 */
final class AvailableMemory {
  private static final Path MACHINE = Path.of("/proc/meminfo");
  private static final Path CONTAINER = Path.of("/sys/fs/cgroup");
  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB$");
  private static final Pattern CACHED = Pattern.compile("(?m)^inactive_file (\\d+)$");

  private AvailableMemory() {}

  /** Bytes; nothing where the system does not say. */
  static OptionalLong bytes() {
    List<Optional<Long>> known =
        List.of(
            read(MACHINE).flatMap(AvailableMemory::ofMachine),
            ofContainer(
                read(CONTAINER.resolve("memory.max")),
                read(CONTAINER.resolve("memory.current")),
                read(CONTAINER.resolve("memory.stat"))));
    return known.stream().flatMap(Optional::stream).mapToLong(Long::longValue).min();
  }

  static Optional<Long> ofMachine(String meminfo) {
    return number(AVAILABLE, meminfo).map(kilobytes -> kilobytes << 10);
  }

  /** By the files of a cgroup, version 2. What is cached of files can be given up. */
  static Optional<Long> ofContainer(
      Optional<String> max, Optional<String> current, Optional<String> stat) {
    if (Stream.of(max, current, stat).anyMatch(Optional::isEmpty)
        || max.get().strip().equals("max")) {
      return Optional.empty();
    }
    long used = Long.parseLong(current.orElseThrow().strip());
    long cached = number(CACHED, stat.orElseThrow()).orElse(0L);
    return Optional.of(Long.parseLong(max.get().strip()) - used + cached);
  }

  private static Optional<Long> number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(Long.parseLong(matcher.group(1))) : Optional.empty();
  }

  private static Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
