package dev.pershot.app.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * When a process began, as a text that no later process with the same id has: ids are given out
 * anew, most of all after the machine has started anew.
 */
final class ProcessStart {
  private static final Path PROC = Path.of("/proc");

  /** Fields of {@code /proc/PID/stat} behind the program's name; see proc(5): state, starttime. */
  private static final int STATE = 0;

  private static final int START_TICKS = 19;

  private ProcessStart() {}

  /** Nothing if there is no such process, or if it has ended and only waits to be collected. */
  static Optional<String> of(long pid) {
    if (!Files.isDirectory(PROC.resolve("self"))) {
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .flatMap(process -> process.info().startInstant())
          .map(Object::toString);
    }
    try {
      String stat = Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"));
      // The name stands in brackets and may hold anything, brackets and spaces too.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      if (fields[STATE].equals("Z") || fields[STATE].equals("X")) {
        return Optional.empty();
      }
      return Optional.of(bootId() + ":" + fields[START_TICKS]);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String bootId() throws IOException {
    return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
  }
}
