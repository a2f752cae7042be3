package dev.pershot.app.estimate;

import dev.pershot.app.job.JobStore;
import dev.pershot.ladder.AnalysisPlan;
import dev.pershot.ladder.Encode;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.RungSelection;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rungs that the stand-in would get.
 *
 * @param rough where it cannot meet the policy, which the title may: one of each size then
 */
record GuessedRungs(List<PlannedRung> rungs, boolean rough) {
  GuessedRungs {
    rungs = List.copyOf(rungs);
  }

  static GuessedRungs of(JobStore jobs, StandIn title, List<List<ShotPoint>> points) {
    try {
      RungSelection selection =
          new RungSelection(
              jobs.job().policy(),
              title.shots(),
              title.segments(),
              title.rate(),
              points,
              List.of());
      return new GuessedRungs(selection.select(), false);
    } catch (PershotException e) {
      if (e.code() != ErrorCode.POLICY_IMPOSSIBLE) {
        throw e;
      }
      return new GuessedRungs(middles(jobs, points), true);
    }
  }

  private static List<PlannedRung> middles(JobStore jobs, List<List<ShotPoint>> points) {
    List<Double> decided = jobs.analysisPlan().decided();
    double middle = decided.get(decided.size() / 2);
    List<PlannedRung> rungs = new ArrayList<>();
    for (Resolution size : jobs.analysisPlan().sizes()) {
      List<ShotPoint> own = points.stream().map(shot -> nearest(shot, size, middle)).toList();
      rungs.add(
          new PlannedRung(
              size,
              own.stream().map(ShotPoint::quantizer).toList(),
              own.stream().mapToDouble(ShotPoint::kbps).average().orElseThrow(),
              own.stream().mapToDouble(ShotPoint::quality).average().orElseThrow()));
    }
    return rungs;
  }

  private static ShotPoint nearest(List<ShotPoint> shot, Resolution size, double quantizer) {
    return shot.stream()
        .filter(point -> point.resolution().equals(size))
        .min(Comparator.comparingDouble(point -> Math.abs(point.quantizer() - quantizer)))
        .orElseThrow();
  }

  /** Sizes that rungs have. */
  List<Resolution> sizes() {
    return rungs.stream().map(PlannedRung::resolution).distinct().toList();
  }

  /**
   * A size's final encodes of one extract, each once: rungs may share one.
   *
   * @param extract its place among the extracts
   */
  List<Encode> delivered(Resolution size, AnalysisPlan plan, int extract) {
    return rungs.stream()
        .filter(rung -> rung.resolution().equals(size))
        .map(rung -> plan.delivered(rung, extract))
        .distinct()
        .toList();
  }
}
