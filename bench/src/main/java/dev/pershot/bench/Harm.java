package dev.pershot.bench;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Something that is done to a cluster while it works, in a thread of its own. */
abstract class Harm implements AutoCloseable {
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final long start = System.nanoTime();
  private final Thread thread = new Thread(this::attempt, "harm");

  void begin() {
    thread.start();
  }

  private void attempt() {
    try {
      harm();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      say("gave up: " + e.getMessage());
    }
  }

  /** Does it; interrupted when the run has ended. */
  protected abstract void harm() throws InterruptedException;

  protected final void say(String what) {
    String line = "%.0f s: %s".formatted((System.nanoTime() - start) / 1e9, what);
    System.err.println("bench: after " + line);
    done.add(line);
  }

  protected static void pause(double seconds) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(Math.round(1e3 * seconds));
  }

  /** What was done so far. */
  List<String> done() {
    return List.copyOf(done);
  }

  /** Stops, and puts things in order again. */
  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
