package dev.pershot.app.cli;

import dev.pershot.app.spot.SpotNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Why and until when a worker is to leave. Signals and notices come in any order, and more than
 * one; the earliest end counts.
 */
final class Departure {
  /** Kept from the instance's last moments, for the end of the process itself. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Duration grace;
  private final Consumer<String> say;
  private final CountDownLatch asked = new CountDownLatch(1);

  /** The end; nothing while there is none. */
  private Instant end = Instant.MAX;

  Departure(Duration grace, Consumer<String> say) {
    this.grace = grace;
    this.say = say;
  }

  /** SIGTERM or Ctrl-C. */
  void signalled() {
    say.accept("leaving within " + grace.toSeconds() + " s, as the signal asks");
    leaveBy(Instant.now().plus(grace));
  }

  /** A notice about this instance. */
  void noticed(SpotNotice notice) {
    switch (notice.kind()) {
      case REBALANCE -> {
        say.accept("rebalance recommended: no more work is taken, what runs is finished");
        asked.countDown();
      }
      case INTERRUPTION -> {
        say.accept("this instance is taken away at " + notice.at() + ": leaving");
        Instant latest = notice.at().minus(MARGIN);
        Instant own = Instant.now().plus(grace);
        leaveBy(latest.isBefore(own) ? latest : own);
      }
    }
  }

  private synchronized void leaveBy(Instant when) {
    if (when.isBefore(end)) {
      end = when;
    }
    asked.countDown();
  }

  /** Waits for a reason to leave. */
  void await() throws InterruptedException {
    asked.await();
  }

  boolean await(Duration atMost) throws InterruptedException {
    return asked.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether there is an end to what may still run. */
  synchronized boolean hasEnd() {
    return !end.equals(Instant.MAX);
  }

  /** How long there is left; nothing is negative. */
  synchronized Duration left() {
    Duration left = Duration.between(Instant.now(), end);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
