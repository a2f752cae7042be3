package dev.pershot.app.engine;

import io.temporal.worker.tuning.ActivitySlotInfo;
import io.temporal.worker.tuning.FixedSizeSlotSupplier;
import io.temporal.worker.tuning.SlotMarkUsedContext;
import io.temporal.worker.tuning.SlotPermit;
import io.temporal.worker.tuning.SlotReleaseContext;
import io.temporal.worker.tuning.SlotReserveContext;
import io.temporal.worker.tuning.SlotSupplier;
import io.temporal.worker.tuning.SlotSupplierFuture;
import java.util.Optional;

/** A fixed number of slots, of which none is given while the worker runs short of anything. */
final class RoomySlots implements SlotSupplier<ActivitySlotInfo> {
  private static final long POLL_MILLIS = 1000;

  private final FixedSizeSlotSupplier<ActivitySlotInfo> slots;
  private final Intake intake;

  RoomySlots(int slots, Intake intake) {
    this.slots = new FixedSizeSlotSupplier<>(slots);
    this.intake = intake;
  }

  /** Called by the poller before it asks for work; it is interrupted when the worker shuts down. */
  @Override
  public SlotSupplierFuture reserveSlot(SlotReserveContext<ActivitySlotInfo> context)
      throws Exception {
    while (!intake.isOpen()) {
      Thread.sleep(POLL_MILLIS);
    }
    return slots.reserveSlot(context);
  }

  @Override
  public Optional<SlotPermit> tryReserveSlot(SlotReserveContext<ActivitySlotInfo> context) {
    return intake.isOpen() ? slots.tryReserveSlot(context) : Optional.empty();
  }

  @Override
  public void markSlotUsed(SlotMarkUsedContext<ActivitySlotInfo> context) {
    slots.markSlotUsed(context);
  }

  @Override
  public void releaseSlot(SlotReleaseContext<ActivitySlotInfo> context) {
    slots.releaseSlot(context);
  }

  @Override
  public Optional<Integer> getMaximumSlots() {
    return slots.getMaximumSlots();
  }
}
