package dev.pershot.app.watch;

import dev.pershot.app.watch.UploadQueue.Taken;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.ErrorKind;
import dev.pershot.model.PershotException;
import dev.pershot.storage.s3.S3Objects;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns what a queue tells of uploads into titles. A message is removed only after its titles are
 * started, known or refused.
 */
public final class UploadWatch {
  /** So many times a message comes back at once, which brings it to the dead letters soon. */
  private static final int AT_ONCE = 10;

  private static final Duration WITHOUT_DEAD_LETTERS = Duration.ofMinutes(5);
  private static final Duration LATER = Duration.ofSeconds(30);

  private final UploadQueue queue;
  private final Following following;
  private final Reception reception;
  private final Consumer<String> say;
  private final Consumer<UploadOutcome> count;

  /**
   * A watch.
   *
   * @param own what the places of our own objects begin with, beside the outputs
   * @param count told what became of each upload, and of each message that is left
   */
  public UploadWatch(
      UploadQueue queue,
      S3Objects objects,
      UploadedTitles titles,
      JobOfUpload jobs,
      OutputTemplate output,
      List<String> own,
      Consumer<String> say,
      Consumer<UploadOutcome> count) {
    StatusObjects statuses = new StatusObjects(objects);
    this.queue = queue;
    this.say = line -> say.accept(oneLine(line));
    this.following = new Following(statuses, titles, this.say);
    this.reception = new Reception(statuses, titles, following, jobs, output, own, this.say, count);
    this.count = count;
  }

  /** Keys may hold anything. */
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  /** Sees that the queue is there, and finds the titles of an earlier process. */
  public void begin() {
    if (!queue.hasDeadLetters()) {
      say.accept("the queue has no dead-letter queue: what cannot be read comes back for ever");
    }
    following.takeUp();
  }

  /** Says how the titles under way are. */
  public void sweep() {
    following.sweep();
  }

  /**
   * Deals with the next messages.
   *
   * @param wait how long for the first one
   * @return how many there were
   */
  public int next(Duration wait) {
    List<Taken> taken = queue.take(wait);
    try (Held held = new Held(queue, taken)) {
      for (Taken message : taken) {
        deal(message, held);
      }
    }
    return taken.size();
  }

  private void deal(Taken message, Held held) {
    try {
      UploadEvents.read(message.body()).forEach(reception::accept);
      held.release(message);
      queue.remove(message);
    } catch (PershotException e) {
      held.release(message);
      say.accept("a message is left in the queue: " + e.getMessage());
      count.accept(UploadOutcome.LEFT);
      queue.hold(message, until(message, e));
    }
  }

  private static Duration until(Taken message, PershotException e) {
    if (e.code() == ErrorCode.EVENT_INVALID) {
      return message.taken() <= AT_ONCE ? Duration.ZERO : WITHOUT_DEAD_LETTERS;
    }
    return e.code().kind() == ErrorKind.CAPACITY ? LATER : UploadQueue.HELD;
  }
}
