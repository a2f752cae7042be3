package dev.pershot.app.engine;

import io.temporal.worker.tuning.ActivitySlotInfo;
import io.temporal.worker.tuning.FixedSizeSlotSupplier;
import io.temporal.worker.tuning.SlotMarkUsedContext;
import io.temporal.worker.tuning.SlotPermit;
import io.temporal.worker.tuning.SlotReleaseContext;
import io.temporal.worker.tuning.SlotReserveContext;
import io.temporal.worker.tuning.SlotSupplier;
import io.temporal.worker.tuning.SlotSupplierFuture;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A fixed number of slots, of which none is given while the worker runs short of anything. */
final class RoomySlots implements SlotSupplier<ActivitySlotInfo> {
  private static final long POLL_MILLIS = 1000;

  /** After that a pass has its encoders and scorers, and what is left of memory tells of them. */
  private static final long GROWS_NANOS = Duration.ofSeconds(10).toNanos();

  private final FixedSizeSlotSupplier<ActivitySlotInfo> slots;
  private final Intake intake;

  /** When what runs was begun. */
  private final Map<SlotPermit, Long> begun = new ConcurrentHashMap<>();

  RoomySlots(int slots, Intake intake) {
    this.slots = new FixedSizeSlotSupplier<>(slots);
    this.intake = intake;
  }

  /**
   * Called by the poller before it asks for work, and interrupted when the worker shuts down. It
   * looks when it has a slot: it may wait for one for minutes, and what was left then is gone.
   */
  @Override
  public SlotSupplierFuture reserveSlot(SlotReserveContext<ActivitySlotInfo> context)
      throws Exception {
    SlotSupplierFuture slot = slots.reserveSlot(context);
    try {
      SlotPermit permit = slot.get();
      while (!isOpen()) {
        Thread.sleep(POLL_MILLIS);
      }
      return SlotSupplierFuture.completedFuture(permit);
    } catch (InterruptedException e) {
      // A slot that it has already is not given back: the worker ends.
      var unused = slot.abortReservation();
      throw e;
    }
  }

  private boolean isOpen() {
    long now = System.nanoTime();
    long young = begun.values().stream().filter(began -> now - began < GROWS_NANOS).count();
    return intake.isOpen((int) young);
  }

  @Override
  public Optional<SlotPermit> tryReserveSlot(SlotReserveContext<ActivitySlotInfo> context) {
    return isOpen() ? slots.tryReserveSlot(context) : Optional.empty();
  }

  @Override
  public void markSlotUsed(SlotMarkUsedContext<ActivitySlotInfo> context) {
    begun.put(context.getSlotPermit(), System.nanoTime());
    slots.markSlotUsed(context);
  }

  @Override
  public void releaseSlot(SlotReleaseContext<ActivitySlotInfo> context) {
    begun.remove(context.getSlotPermit());
    slots.releaseSlot(context);
  }

  @Override
  public Optional<Integer> getMaximumSlots() {
    return slots.getMaximumSlots();
  }
}
