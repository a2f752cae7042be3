package dev.pershot.app.cluster;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How a process is started that outlives this one.
 *
 * @param environment added to our own; what is secret goes here, for arguments are seen by all
 * @param without the beginnings of names that the process does not inherit
 * @param log gets what it prints, behind what is there
 */
record Launch(
    String name,
    List<String> command,
    Map<String, String> environment,
    List<String> without,
    Path log) {
  Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
    without = List.copyOf(without);
  }

  /**
   * Starts it in a session of its own, so that neither Ctrl-C nor a terminal that closes ends it.
   *
   * @throws PershotException {@link ErrorCode#CLUSTER_FAILED} where it does not start
   */
  RunningProcess start() {
    List<String> detached = new ArrayList<>();
    detached.add(onPath("setsid") ? "setsid" : "nohup");
    detached.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(detached)
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(key -> without.stream().anyMatch(key::startsWith));
    builder.environment().putAll(environment);
    try {
      long pid = builder.start().pid();
      String started = ProcessStart.of(pid).orElseThrow(() -> failed("it ended at once"));
      return new RunningProcess(name, pid, started, logName());
    } catch (IOException e) {
      throw failed(String.valueOf(e.getMessage()));
    }
  }

  private PershotException failed(String why) {
    return new PershotException(
        ErrorCode.CLUSTER_FAILED,
        "cannot start " + name + " (" + command.get(0) + "): " + why + "; its log is " + log);
  }

  private String logName() {
    return log.subpath(log.getNameCount() - 2, log.getNameCount()).toString();
  }

  private static boolean onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Without the environment, which holds secrets. */
  @Override
  public String toString() {
    return "Launch[" + name + ", " + command + "]";
  }
}
