package dev.pershot.media.trial;

import dev.pershot.ladder.RecipeBook;
import dev.pershot.model.Master;
import dev.pershot.model.TrialSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * How many encodes a pass may hold side by side. What a slot takes was measured: see {@code
 * bench/results}. Blocks of a remote master come on top, 16 MB a slot and 32 MB for all of them
 * ({@link dev.pershot.media.source.BlockCache}).
 */
public final class TrialMemory {
  private static final double BUDGET = 350 << 20;

  /** 8-bit 4:2:0. */
  private static final double BYTES_PER_PIXEL = 1.5;

  /** A lookahead frame of x264: the picture, its half-size copies, and its block costs. */
  private static final double X264_BYTES_PER_PIXEL = 4.2;

  /** x264's references and the frames it reorders, beside its lookahead. */
  private static final int X264_FRAMES = 12;

  /** libvmaf's buffers for one context, relative to the reference's pixels. */
  private static final double VMAF_BYTES_PER_PIXEL = 45;

  /** A decoder with its reference frames. */
  private static final int DECODER_FRAMES = 12;

  private TrialMemory() {}

  /**
   * Trials of a shot in passes that fit a slot's memory, in their order. One that is larger than
   * the budget still has to run, by itself.
   */
  public static List<List<TrialSpec>> groups(Master master, List<TrialSpec> specs) {
    List<List<TrialSpec>> groups = new ArrayList<>();
    List<TrialSpec> open = new ArrayList<>();
    for (TrialSpec spec : specs) {
      open.add(spec);
      if (open.size() > 1 && bytes(master, open) > BUDGET) {
        open.remove(open.size() - 1);
        groups.add(List.copyOf(open));
        open = new ArrayList<>(List.of(spec));
      }
    }
    if (!open.isEmpty()) {
      groups.add(List.copyOf(open));
    }
    return groups;
  }

  private static double bytes(Master master, List<TrialSpec> specs) {
    double reference = master.video().resolution().pixels();
    double shared = reference * BYTES_PER_PIXEL * DECODER_FRAMES;
    double encoding = 0;
    double scoring = 0;
    for (TrialSpec spec : specs) {
      double encoded = spec.recipe().resolution().pixels();
      int frames = RecipeBook.lookahead(spec.recipe().preset()) + X264_FRAMES;
      double scored =
          reference * VMAF_BYTES_PER_PIXEL * spec.models().size()
              + encoded * BYTES_PER_PIXEL * DECODER_FRAMES;
      encoding += encoded * X264_BYTES_PER_PIXEL * frames;
      // Sampled trials are scored one by one.
      scoring = spec.scored().takesAll() ? scoring + scored : Math.max(scoring, scored);
    }
    return shared + Math.max(encoding, scoring);
  }
}
