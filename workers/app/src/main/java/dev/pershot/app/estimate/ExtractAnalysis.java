package dev.pershot.app.estimate;

import dev.pershot.app.job.JobStore;
import dev.pershot.ladder.AnalysisPlan;
import dev.pershot.ladder.Encode;
import dev.pershot.ladder.Policy;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.ladder.ShotPrediction;
import dev.pershot.model.FrameSampling;
import dev.pershot.model.Resolution;
import dev.pershot.model.Trial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Analyses extracts as if they were shots: by the plan's first trials. */
final class ExtractAnalysis {
  /** So many scores at least are worth a mean. */
  private static final int LEAST_SCORED = 2;

  private final JobStore jobs;
  private final AnalysisPlan plan;
  private final StandIn title;
  private final ExtractTrials trials;
  private final double highest;

  ExtractAnalysis(JobStore jobs, StandIn title, ExtractTrials trials) {
    this.jobs = jobs;
    this.plan = jobs.analysisPlan();
    this.title = title;
    this.trials = trials;
    this.highest = jobs.highestScore();
  }

  /**
   * What an extract's analysis came to.
   *
   * @param passes its trials, pass by pass
   * @param prediction what they tell of a shot
   * @param points told from them
   */
  record Result(List<List<Trial>> passes, ShotPrediction prediction, List<ShotPoint> points) {
    Result {
      passes = passes.stream().map(List::copyOf).toList();
      points = List.copyOf(points);
    }

    List<Trial> trials() {
      return passes.stream().flatMap(List::stream).toList();
    }
  }

  Result run(int number) {
    Extract extract = title.extracts().get(number);
    List<Encode> encodes = plan.isExhaustive() ? ends(plan.first()) : plan.first();
    List<List<Trial>> passes = trials.run(extract, scored(extract), encodes);
    List<ShotPoint> made =
        passes.stream()
            .flatMap(Collection::stream)
            .map(trial -> title.point(number, trial))
            .toList();
    return new Result(passes, new ShotPrediction(plan, made, highest), points(made));
  }

  /** More trials of an extract, pass by pass. */
  List<List<Trial>> more(int number, Collection<Encode> encodes) {
    Extract extract = title.extracts().get(number);
    return trials.run(extract, scored(extract), List.copyOf(encodes));
  }

  private FrameSampling scored(Extract extract) {
    FrameSampling whole = plan.scored(extract.shot().length());
    return whole.of(extract.frames().length()) >= LEAST_SCORED ? whole : FrameSampling.ALL;
  }

  /** Of each size the finest, the middle and the coarsest: the others cost about their mean. */
  private List<Encode> ends(List<Encode> encodes) {
    Set<Encode> some = new LinkedHashSet<>();
    for (Resolution size : plan.sizes()) {
      List<Encode> own = encodes.stream().filter(e -> e.resolution().equals(size)).toList();
      some.add(own.get(0));
      some.add(own.get(own.size() / 2));
      some.add(own.get(own.size() - 1));
    }
    return List.copyOf(some);
  }

  /** Those that a rung may take; what an exhaustive analysis would try is told from its ends. */
  private List<ShotPoint> points(List<ShotPoint> made) {
    Policy adaptive = jobs.job().policy().with("sampling", "adaptive");
    AnalysisPlan telling = plan.isExhaustive() ? new AnalysisPlan(adaptive, plan.sizes()) : plan;
    List<ShotPoint> told = new ShotPrediction(telling, made, highest).points();
    if (!plan.isExhaustive()) {
      return told;
    }
    List<ShotPoint> points = new ArrayList<>(made);
    told.stream()
        .filter(ShotPoint::interpolated)
        .filter(point -> plan.decided().contains(point.quantizer()))
        .forEach(points::add);
    return points;
  }
}
