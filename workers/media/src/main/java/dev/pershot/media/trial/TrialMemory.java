package dev.pershot.media.trial;

import dev.pershot.ladder.RecipeBook;
import dev.pershot.model.Master;
import dev.pershot.model.TrialSpec;
import java.util.List;

/**
 * How many encodes a pass may hold side by side. What a slot takes was measured: see {@code
 * bench/results}.
 */
public final class TrialMemory {
  private static final long BUDGET = 500L << 20;

  /** 8-bit 4:2:0. */
  private static final double BYTES_PER_PIXEL = 1.5;

  /** A lookahead frame of x264: the picture, its half-size copies, and its block costs. */
  private static final double X264_BYTES_PER_PIXEL = 4.2;

  /** libvmaf's buffers for one context, relative to the reference's pixels. */
  private static final double VMAF_BYTES_PER_PIXEL = 45;

  /** The master's decoder and the encode's, with their reference frames. */
  private static final int DECODER_FRAMES = 24;

  /** Frames that wait in x264 beside its lookahead. */
  private static final int REORDERED = 4;

  private TrialMemory() {}

  /** At least 1: a trial that is larger than the budget still has to run. */
  public static int lanes(Master master, List<TrialSpec> specs) {
    if (specs.isEmpty()) {
      return 1;
    }
    TrialSpec spec = specs.get(0);
    double reference = master.video().resolution().pixels();
    double encoded = spec.recipe().resolution().pixels();
    int delay = RecipeBook.lookahead(spec.recipe().preset()) + REORDERED;
    double shared = reference * BYTES_PER_PIXEL * (delay + DECODER_FRAMES);
    double lane =
        encoded * X264_BYTES_PER_PIXEL * (delay + 8)
            + reference * VMAF_BYTES_PER_PIXEL * spec.models().size();
    int lanes = (int) ((BUDGET - shared) / lane);
    return Math.max(1, Math.min(lanes, specs.size()));
  }
}
