package dev.pershot.app.activity;

import dev.pershot.model.PershotException;
import java.time.Duration;
import java.util.Optional;

/**
 * What is wrong with this worker alone. It fails at once where others work for minutes, so it would
 * take up all that waits and fail that too; after each failure it takes nothing for a while.
 */
public final class Trouble {
  private static final Duration FIRST_REST = Duration.ofSeconds(15);
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);
  private static final Trouble OF_THIS_WORKER = new Trouble(System::nanoTime);

  private final NanoClock clock;
  private Duration rest = Duration.ZERO;
  private long end;
  private Optional<String> what = Optional.empty();

  /** A clock that only tells differences. */
  interface NanoClock {
    long nanos();
  }

  Trouble(NanoClock clock) {
    this.clock = clock;
  }

  /** A process is one worker. */
  public static Trouble ofThisWorker() {
    return OF_THIS_WORKER;
  }

  /** The rest doubles when trouble is met again after one; failures side by side are one. */
  synchronized void met(PershotException failure) {
    long now = clock.nanos();
    if (what.isEmpty() || now - end >= 0) {
      Duration next = rest.isZero() ? FIRST_REST : rest.multipliedBy(2);
      rest = next.compareTo(LONGEST_REST) < 0 ? next : LONGEST_REST;
      end = now + rest.toNanos();
    }
    what = Optional.of(String.valueOf(failure.getMessage()));
  }

  /** Work went well: the next trouble is a new one. */
  synchronized void overcome() {
    if (what.isPresent() && clock.nanos() - end >= 0) {
      what = Optional.empty();
      rest = Duration.ZERO;
    }
  }

  /** What is wrong while the worker rests; nothing while it may take work. */
  public synchronized Optional<String> now() {
    return clock.nanos() - end < 0 ? what : Optional.empty();
  }
}
