package dev.pershot.app.engine;

import dev.pershot.app.activity.ScratchRoom;
import dev.pershot.app.activity.Trouble;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Whether a worker has what the next piece of work may need, before it asks for one: what it does
 * not take another worker can.
 */
public final class Intake {
  /** What a slot takes at 1080p, measured: see docs/next.md. */
  private static final long MEMORY = 600L << 20;

  private final ScratchRoom room;
  private final Supplier<OptionalLong> memory;
  private final Consumer<String> say;
  private boolean shut;

  /**
   * The intake of one worker.
   *
   * @param say told once when work is no longer taken, and once when it is again
   */
  public Intake(ScratchRoom room, Consumer<String> say) {
    this(room, AvailableMemory::bytes, say);
  }

  Intake(ScratchRoom room, Supplier<OptionalLong> memory, Consumer<String> say) {
    this.room = room;
    this.memory = memory;
    this.say = say;
  }

  /**
   * Whether work may be taken now.
   *
   * @param begun pieces of work that do not have their memory yet
   */
  synchronized boolean isOpen(int begun) {
    OptionalLong left = memory.get();
    boolean shortOfMemory = left.isPresent() && left.getAsLong() < (1 + begun) * MEMORY;
    boolean shortOfScratch = room.isShort();
    Optional<String> trouble = Trouble.ofThisWorker().now();
    boolean isShut = shortOfMemory || shortOfScratch || trouble.isPresent();
    if (isShut && !shut) {
      say.accept(
          trouble.isPresent()
              ? trouble.get() + " (no work is taken for a while)"
              : shortOfMemory
                  ? "no work is taken: only " + (left.getAsLong() >> 20) + " MB of memory are left"
                  : "no work is taken: scratch space runs short");
    } else if (shut && !isShut) {
      say.accept("work is taken again");
    }
    shut = isShut;
    return !isShut;
  }
}
