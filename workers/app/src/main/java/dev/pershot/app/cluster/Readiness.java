package dev.pershot.app.cluster;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Waits until processes do what they were started for. */
final class Readiness {
  private static final long BETWEEN_LOOKS_MILLIS = 200;

  private final ClusterFolder folder;
  private final Duration atMost;

  Readiness(ClusterFolder folder, Duration atMost) {
    this.folder = folder;
    this.atMost = atMost;
  }

  /**
   * Returns when what is asked for is ready.
   *
   * @param what it is, for a message
   * @param asked what is to become ready, just begun or running already
   * @param begun all that was started, for without one of them the rest is of no use
   * @throws PershotException {@link ErrorCode#CLUSTER_FAILED} as soon as one of those has ended, or
   *     when it takes too long
   */
  void await(String what, RunningProcess asked, List<RunningProcess> begun, BooleanSupplier ready) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!ready.getAsBoolean()) {
      Stream.concat(begun.stream(), Stream.of(asked))
          .filter(process -> !process.alive())
          .findFirst()
          .ifPresent(
              ended -> {
                throw failed(ended.name() + " ended before it answered", ended);
              });
      if (System.nanoTime() - end >= 0) {
        throw failed(what + " did not answer within " + atMost.toSeconds() + " s", asked);
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PershotException(ErrorCode.CLUSTER_FAILED, "starting was interrupted", e);
    }
  }

  private PershotException failed(String what, RunningProcess process) {
    Path log = folder.log(process.name());
    String last = lastLine(log);
    String words = last.isEmpty() ? " is empty" : " ends with: " + last;
    return new PershotException(ErrorCode.CLUSTER_FAILED, what + "; its log " + log + words);
  }

  private static String lastLine(Path log) {
    try {
      return Files.readString(log)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .reduce("", (first, second) -> second);
    } catch (IOException e) {
      return "";
    }
  }
}
