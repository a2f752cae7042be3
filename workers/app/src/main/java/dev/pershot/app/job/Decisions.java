package dev.pershot.app.job;

import dev.pershot.ladder.MoreTrials;
import dev.pershot.ladder.OverriddenRungs;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.Refinement;
import dev.pershot.ladder.RungSelection;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.ladder.TitleComparison;
import java.util.List;

/**
 * What a job's trials are decided to: each decision reads the store, and leaves its result there.
 */
public final class Decisions {
  private final JobStore jobs;

  public Decisions(JobStore jobs) {
    this.jobs = jobs;
  }

  /**
   * Decides what analysis tries in a round after the first.
   *
   * @param round from 1
   * @return how many shots it tries; none when the rungs are certain enough
   */
  public int refine(int round) {
    if (jobs.analysisPlan().isExhaustive() || round > Refinement.ROUNDS) {
      return 0;
    }
    ShotTrials trials = ShotTrials.before(round, jobs);
    List<PlannedRung> rungs = selection(trials, trials.analysis()).select();
    List<MoreTrials> more = trials.refinement(rungs);
    jobs.saveRound(round, new Round(rungs, more));
    return more.size();
  }

  private RungSelection selection(ShotTrials trials, List<List<ShotPoint>> points) {
    return new RungSelection(
        jobs.job().policy(),
        jobs.shots(),
        jobs.segments(),
        jobs.job().master().video().frameRate(),
        points,
        trials.tried());
  }

  /** Chooses the rungs from the analysis, and returns their number. */
  public int chooseRungs() {
    ShotTrials trials = new ShotTrials(jobs);
    List<List<ShotPoint>> points = trials.analysis();
    RungSelection selection = selection(trials, points);
    List<PlannedRung> rungs = trials.overridden(selection.select(), selection);
    jobs.savePlan(
        new Plan(rungs, TitleComparison.of(selection.titleCurves(), jobs.shots(), points)));
    return rungs.size();
  }

  /** Settles the ladder from the final encodes, and returns the number of rungs. */
  public int settleLadder() {
    ShotTrials trials = new ShotTrials(jobs);
    List<PlannedRung> measured = jobs.plan().rungs().stream().map(trials::measured).toList();
    Settled settled = new Settled(Settled.rising(measured));
    OverriddenRungs.requireKept(jobs.job().overrides(), measured, settled.rungs());
    jobs.saveSettled(settled);
    return settled.rungs().size();
  }
}
