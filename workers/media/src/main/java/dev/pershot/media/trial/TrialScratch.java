package dev.pershot.media.trial;

import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.media.vmaf.VmafScorer;
import dev.pershot.model.Master;
import dev.pershot.model.TrialSpec;
import java.util.List;
import java.util.stream.IntStream;

/** How many bytes of scratch a pass takes at most, told before it runs. */
public final class TrialScratch {
  /** Of 4:2:0 with 10 bits, in which models with banding compare. */
  private static final double REFERENCE_BYTES_PER_PIXEL = 3;

  /** 1080p at 25 frames/s would be 83 Mb/s: more than x264 takes at the finest quantizers. */
  private static final double STREAM_BYTES_PER_PIXEL = 0.2;

  private TrialScratch() {}

  /** The bytes of a pass's encodes and of the references that it keeps for their scores. */
  public static long bytes(Master master, List<TrialSpec> specs) {
    TrialSpec first = specs.get(0);
    double streams =
        specs.stream().mapToDouble(spec -> spec.recipe().resolution().pixels()).sum()
            * STREAM_BYTES_PER_PIXEL
            * first.range().length();
    return (long) (streams + references(master, first));
  }

  private static double references(Master master, TrialSpec spec) {
    if (spec.scored().takesAll()) {
      return 0;
    }
    List<VmafModel> models = spec.models().stream().map(VmafModel::new).toList();
    long kept =
        VmafScorer.needed(models, spec.scored(), IntStream.range(0, spec.range().length())).count();
    return kept * master.video().resolution().pixels() * REFERENCE_BYTES_PER_PIXEL;
  }
}
