package dev.pershot.bench;

import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.model.ShotList;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import dev.pershot.storage.FileStore;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What decided rungs give: each shot encoded as delivered, and every frame scored by the model that
 * decided. Trials that the exhaustive run or the adaptive one made are not made again.
 */
final class RealEncodes {
  private final ExhaustiveRun exhaustive;
  private final PershotRun adaptive;
  private final String model;
  private final JobStore own;
  private final TrialRunner runner;

  /**
   * Encodes of one model's decisions.
   *
   * @param store where those are kept that were not made before
   */
  RealEncodes(ExhaustiveRun exhaustive, PershotRun adaptive, FileStore store, TrialRunner runner) {
    this.exhaustive = exhaustive;
    this.adaptive = adaptive;
    this.model = adaptive.jobs().job().models().get(0);
    this.own = JobStore.create(store, adaptive.jobs().job());
    this.own.saveInspection(
        adaptive.jobs().index(), adaptive.jobs().shots(), adaptive.jobs().repeats());
    this.runner = runner;
  }

  /** The rungs with the rates and qualities of their encodes. */
  List<PlannedRung> measured(List<PlannedRung> rungs) {
    Set<TrialSpec> missing = new LinkedHashSet<>();
    for (PlannedRung rung : rungs) {
      List<TrialSpec> tried = new ShotTrials(exhaustive.jobs()).delivery(rung);
      List<TrialSpec> specs = new ShotTrials(own).delivery(rung);
      for (int shot = 0; shot < specs.size(); shot++) {
        if (exhaustive.jobs().findTrial(tried.get(shot)).isEmpty()) {
          take(specs.get(shot));
          missing.add(specs.get(shot));
        }
      }
    }
    runner.run("encodes decided by " + model, own, missing);
    return rungs.stream().map(this::measured).toList();
  }

  /** Over from the adaptive run, where it delivered just that. */
  private void take(TrialSpec spec) {
    if (own.findTrial(spec).isEmpty()) {
      adaptive.jobs().findTrial(spec).ifPresent(own::saveTrial);
    }
  }

  private PlannedRung measured(PlannedRung rung) {
    ShotList shots = own.shots();
    long bytes = 0;
    double quality = 0;
    for (Trial trial : trials(rung)) {
      bytes += trial.bytes();
      quality += ExhaustiveRun.quality(trial, model) * trial.spec().range().length();
    }
    return new PlannedRung(
        rung.resolution(),
        rung.quantizers(),
        adaptive.video().frameRate().kbps(bytes, shots.frames()),
        quality / shots.frames());
  }

  private List<Trial> trials(PlannedRung rung) {
    List<TrialSpec> tried = new ShotTrials(exhaustive.jobs()).delivery(rung);
    List<TrialSpec> specs = new ShotTrials(own).delivery(rung);
    List<Trial> trials = new ArrayList<>();
    for (int shot = 0; shot < specs.size(); shot++) {
      Optional<Trial> known = exhaustive.jobs().findTrial(tried.get(shot));
      TrialSpec spec = specs.get(shot);
      trials.add(known.orElseGet(() -> own.trial(spec)));
    }
    return trials;
  }
}
