package dev.pershot.app.watch;

import dev.pershot.app.watch.UploadQueue.Taken;
import dev.pershot.model.PershotException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Messages in work: to read a large master takes longer than a queue waits. */
final class Held implements AutoCloseable {
  private final UploadQueue queue;
  private final Set<Taken> messages = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "pershot-held-messages");
            thread.setDaemon(true);
            return thread;
          });

  private final ScheduledFuture<?> holding;

  Held(UploadQueue queue, List<Taken> taken) {
    this.queue = queue;
    messages.addAll(taken);
    long seconds = UploadQueue.HELD.toSeconds() / 3;
    this.holding = clock.scheduleWithFixedDelay(this::holdOn, seconds, seconds, TimeUnit.SECONDS);
  }

  private void holdOn() {
    for (Taken message : messages) {
      try {
        queue.hold(message, UploadQueue.HELD);
      } catch (PershotException e) {
        // It may come a second time, which does no harm.
      }
    }
  }

  /** From here on the message is left to the queue. */
  void release(Taken message) {
    messages.remove(message);
  }

  @Override
  public void close() {
    holding.cancel(false);
    clock.shutdown();
  }
}
