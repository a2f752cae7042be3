package dev.pershot.bench;

import dev.pershot.hull.Pchip;
import dev.pershot.model.CodedFrame;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Resolution;
import dev.pershot.model.Score;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What any trial of a title comes to, told from all trials of an exhaustive run: by
 * shape-preserving curves over the quantizer, of each frame's score too.
 */
final class KnownTrials {
  /** Scores go up to 100 or 110; their distance to a little more is nearly exponential. */
  private static final double ABOVE_ALL_SCORES = 112;

  private final Map<List<Object>, List<Trial>> bySize = new HashMap<>();
  private final double cpuSeconds;

  KnownTrials(List<Trial> all) {
    for (Trial trial : all) {
      bySize.computeIfAbsent(size(trial.spec()), key -> new ArrayList<>()).add(trial);
    }
    bySize.values().forEach(own -> own.sort(Comparator.comparingDouble(KnownTrials::quantizer)));
    cpuSeconds = all.stream().mapToDouble(trial -> trial.cpuSeconds().total()).sum();
  }

  private static List<Object> size(TrialSpec spec) {
    FrameRange shot = spec.range();
    Resolution resolution = spec.recipe().resolution();
    return List.of(shot, resolution);
  }

  private static double quantizer(Trial trial) {
    return trial.spec().recipe().quantizer();
  }

  /** What all trials of the exhaustive run took. */
  double cpuSeconds() {
    return cpuSeconds;
  }

  /** A trial as it would be. Of its CPU seconds only those of encoding are told. */
  Trial told(TrialSpec spec) {
    List<Trial> own = bySize.get(size(spec));
    if (own == null) {
      throw new BenchFailure("the exhaustive run has no trials like " + spec);
    }
    double quantizer = spec.recipe().quantizer();
    List<CodedFrame> coded = coded(own, quantizer);
    double encoding = Math.exp(at(own, quantizer, t -> Math.log(t.cpuSeconds().encode())));
    return new Trial(
        spec,
        coded.stream().mapToLong(CodedFrame::bytes).sum(),
        own.get(0).streamSha256(),
        coded,
        List.of(score(own, spec, quantizer)),
        new CpuSeconds(0, 0, encoding, 0),
        List.of(CpuSeconds.ZERO));
  }

  /**
   * The frames of the trial with the nearest quantizer, all larger or smaller by the same ratio.
   */
  private static List<CodedFrame> coded(List<Trial> own, double quantizer) {
    Trial nearest =
        own.stream()
            .min(Comparator.comparingDouble(trial -> Math.abs(quantizer(trial) - quantizer)))
            .orElseThrow();
    double ratio =
        Math.exp(at(own, quantizer, t -> Math.log((double) t.bytes()))) / nearest.bytes();
    return nearest.codedFrames().stream()
        .map(f -> new CodedFrame(f.frame(), (int) Math.round(f.bytes() * ratio), f.idr()))
        .toList();
  }

  private static Score score(List<Trial> own, TrialSpec spec, double quantizer) {
    double[] frames =
        IntStream.range(0, spec.range().length())
            .filter(spec.scored()::takes)
            .mapToDouble(
                frame -> ABOVE_ALL_SCORES - Math.exp(at(own, quantizer, t -> lack(t, frame))))
            .toArray();
    return Score.of(own.get(0).score().model(), frames);
  }

  private static double lack(Trial trial, int frame) {
    return Math.log(ABOVE_ALL_SCORES - trial.score().frames().get(frame));
  }

  private static double at(List<Trial> own, double quantizer, ToDoubleFunction<Trial> value) {
    return Pchip.through(
            own.stream().mapToDouble(KnownTrials::quantizer).toArray(),
            own.stream().mapToDouble(value).toArray())
        .at(quantizer);
  }
}
