package dev.pershot.app.estimate;

import dev.pershot.app.estimate.ExtractAnalysis.Result;
import dev.pershot.ladder.AnalysisPlan;
import dev.pershot.ladder.Encode;
import dev.pershot.ladder.MoreTrials;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.Refinement;
import dev.pershot.ladder.ShotPrediction;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the rounds after the first may try: as for a title of as many shots, each of them one of the
 * extracts. The fewer shots there are, the more has to be tried.
 */
final class GuessedRefinement {
  private final AnalysisPlan plan;
  private final StandIn title;
  private final List<Result> results;

  GuessedRefinement(AnalysisPlan plan, StandIn title, List<Result> results) {
    this.plan = plan;
    this.title = title;
    this.results = List.copyOf(results);
  }

  /**
   * For each extract, what is tried of the shots that it stands for, and of which part of them.
   *
   * @param shots of the title, that have trials of their own
   */
  List<Map<Encode, Double>> shares(GuessedRungs rungs, int shots) {
    List<Map<Encode, Double>> shares = new ArrayList<>();
    results.forEach(extract -> shares.add(new LinkedHashMap<>()));
    int[] extracts = IntStream.range(0, shots).map(shot -> extract(shot, shots)).toArray();
    for (MoreTrials more : trials(rungs, extracts)) {
      int extract = extracts[more.shot()];
      double share = 1.0 / IntStream.of(extracts).filter(other -> other == extract).count();
      more.encodes().forEach(encode -> shares.get(extract).merge(encode, share, Double::sum));
    }
    return shares;
  }

  private List<MoreTrials> trials(GuessedRungs rungs, int[] extracts) {
    if (plan.isExhaustive()) {
      return List.of();
    }
    List<ShotPrediction> predictions =
        IntStream.of(extracts).mapToObj(extract -> results.get(extract).prediction()).toList();
    return new Refinement(plan, alike(extracts.length), predictions, shot -> shot)
        .all(rungs.rungs().stream().map(rung -> of(rung, extracts)).toList());
  }

  /** The extract that stands for a shot. */
  private int extract(int shot, int shots) {
    int part = (int) ((2L * shot + 1) * Extract.PARTS / (2L * shots));
    int extract = 0;
    int parts = title.extracts().get(0).weight();
    while (parts <= part) {
      extract++;
      parts += title.extracts().get(extract).weight();
    }
    return extract;
  }

  private ShotList alike(int shots) {
    int length = Math.max(1, title.shots().frames() / shots);
    return new ShotList(
        IntStream.range(0, shots)
            .mapToObj(shot -> new Shot(shot * length, (shot + 1) * length, Transition.CUT))
            .toList());
  }

  private static PlannedRung of(PlannedRung rung, int[] extracts) {
    return new PlannedRung(
        rung.resolution(),
        IntStream.of(extracts).mapToObj(extract -> rung.quantizers().get(extract)).toList(),
        rung.kbps(),
        rung.quality());
  }
}
