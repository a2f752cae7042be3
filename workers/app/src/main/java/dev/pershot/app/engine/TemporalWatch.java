package dev.pershot.app.engine;

import dev.pershot.model.PershotException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Says when the service stops to answer and when it answers again: a line each, however many calls
 * fail in between. Pollers and activities go on by themselves.
 */
public final class TemporalWatch implements AutoCloseable {
  private static final int EVERY_SECONDS = 3;

  private final TemporalHealth health;
  private final Consumer<String> say;
  private final CountDownLatch closed = new CountDownLatch(1);

  private TemporalWatch(TemporalHealth health, Consumer<String> say) {
    this.health = health;
    this.say = say;
  }

  static TemporalWatch start(TemporalHealth health, Consumer<String> say) {
    TemporalWatch watch = new TemporalWatch(health, say);
    Thread thread = new Thread(watch::run, "temporal-watch");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  private void run() {
    long since = 0;
    boolean down = false;
    while (!isClosed()) {
      Optional<PershotException> fault = health.fault();
      if (fault.isPresent() && !down) {
        since = System.nanoTime();
        say.accept(fault.get().getMessage() + " (waiting; work in hand goes on)");
      } else if (fault.isEmpty() && down) {
        say.accept(
            "Temporal answers again after "
                + Duration.ofNanos(System.nanoTime() - since).toSeconds()
                + " s");
      }
      down = fault.isPresent();
    }
  }

  private boolean isClosed() {
    try {
      return closed.await(EVERY_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
