package dev.pershot.media.trial;

import dev.pershot.ladder.RecipeBook;
import dev.pershot.model.Master;
import dev.pershot.model.TrialSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many encodes a pass may hold side by side. What a slot takes was measured: see {@code
 * bench/results}. Blocks of a remote master come on top, 16 MB a slot and 32 MB for all of them
 * ({@link dev.pershot.media.source.BlockCache}).
 */
public final class TrialMemory {
  private static final double BUDGET = 330 << 20;

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
   * Trials of a shot in passes that fit a slot's memory: as few as that takes, each with about as
   * much to hold. A trial that is larger than the budget still has to run, by itself.
   */
  public static List<List<TrialSpec>> groups(Master master, List<TrialSpec> specs) {
    List<TrialSpec> largestFirst =
        specs.stream()
            .sorted(Comparator.comparingDouble(spec -> -bytes(master, List.of(spec))))
            .toList();
    int passes = 1;
    List<List<TrialSpec>> groups = groups(master, largestFirst, passes);
    while (groups.stream().anyMatch(pass -> pass.size() > 1 && bytes(master, pass) > BUDGET)) {
      passes++;
      groups = groups(master, largestFirst, passes);
    }
    return groups;
  }

  /** Each trial goes where least is so far (Graham 1969: longest processing time first). */
  private static List<List<TrialSpec>> groups(Master master, List<TrialSpec> specs, int passes) {
    List<List<TrialSpec>> groups =
        Stream.<List<TrialSpec>>generate(ArrayList::new)
            .limit(Math.min(passes, specs.size()))
            .toList();
    for (TrialSpec spec : specs) {
      Collections.min(groups, Comparator.comparingDouble(pass -> bytes(master, pass))).add(spec);
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
