package dev.pershot.bench;

import dev.pershot.app.cluster.Cluster;
import dev.pershot.app.cluster.ClusterFolder;
import dev.pershot.app.cluster.RunningProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** What can be done to a cluster's processes and files. */
final class Harms {
  private static final double BETWEEN_LOOKS = 0.05;
  private static final double FULL_SECONDS = 20;

  private Harms() {}

  static Harm none() {
    return new Harm() {
      @Override
      protected void harm() {}
    };
  }

  /** SIGKILL for a random worker, and a new one in its place. */
  static Harm workersKilled(
      ClusterFolder folder, Runnable revive, int times, double every, Random random) {
    return new Harm() {
      @Override
      protected void harm() throws InterruptedException {
        for (int i = 0; i < times; i++) {
          pause(every * (0.5 + random.nextDouble()));
          List<RunningProcess> workers = folder.read().orElseThrow().workers();
          RunningProcess worker = workers.get(random.nextInt(workers.size()));
          kill(worker);
          say("killed " + worker.name());
          revive.run();
        }
      }
    };
  }

  /** SIGKILL for the Temporal server, which is started again after a while. */
  static Harm temporalKilled(
      ClusterFolder folder,
      Runnable revive,
      int times,
      double awaySeconds,
      double every,
      Random random) {
    return new Harm() {
      @Override
      protected void harm() throws InterruptedException {
        for (int i = 0; i < times; i++) {
          pause(every * (0.5 + random.nextDouble()));
          Cluster cluster = folder.read().orElseThrow();
          cluster.processes().stream()
              .filter(process -> process.name().equals("temporal"))
              .forEach(Harms::kill);
          say("killed the Temporal server");
          pause(awaySeconds);
          revive.run();
          say("started it again");
        }
      }
    };
  }

  private static void kill(RunningProcess process) {
    if (process.alive()) {
      ProcessHandle.of(process.pid()).ifPresent(ProcessHandle::destroyForcibly);
    }
    while (process.alive()) {
      Thread.onSpinWait();
    }
  }

  /** Takes all that a small disk has, and gives it back after a while. */
  static Harm scratchFull(Path scratch, int times, double every, Random random) {
    return new Harm() {
      @Override
      protected void harm() throws InterruptedException {
        Path ballast = scratch.resolve("ballast");
        for (int i = 0; i < times; i++) {
          pause(every * (0.5 + random.nextDouble()));
          long taken = fill(ballast);
          say("filled the scratch disk with " + (taken >> 20) + " MB");
          try {
            pause(FULL_SECONDS);
          } finally {
            ballast.toFile().delete();
          }
        }
      }
    };
  }

  private static long fill(Path ballast) {
    byte[] block = new byte[1 << 16];
    long taken = 0;
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(block);
        taken += block.length;
      }
    } catch (IOException e) {
      return taken;
    }
  }

  /** Cuts files that workers have staged to half their length, each one once. */
  static Harm stagedTruncated(Path scratch, int times, double every, Random random) {
    return new Harm() {
      @Override
      protected void harm() throws InterruptedException {
        Set<Path> cut = new HashSet<>();
        for (int i = 0; i < times; i++) {
          pause(every * (0.5 + random.nextDouble()));
          while (!cutOne(cut)) {
            pause(BETWEEN_LOOKS);
          }
        }
      }

      private boolean cutOne(Set<Path> cut) {
        List<Path> staged = staged(scratch).stream().filter(file -> !cut.contains(file)).toList();
        if (staged.isEmpty()) {
          return false;
        }
        Path file = staged.get(random.nextInt(staged.size()));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          long bytes = channel.size();
          channel.truncate(bytes / 2);
          cut.add(file);
          say("cut %s of %d bytes".formatted(kind(file), bytes));
          return bytes > 0;
        } catch (IOException e) {
          return false;
        }
      }
    };
  }

  /** Without its random part. */
  private static String kind(Path file) {
    String name = file.getFileName().toString();
    return name.contains(".") ? "a " + name.substring(name.lastIndexOf('.')) : "a file";
  }

  private static List<Path> staged(Path scratch) {
    try (Stream<Path> all = Files.walk(scratch)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lock"))
          .filter(file -> file.toFile().length() > 0)
          .toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      return List.of();
    }
  }
}
