package dev.pershot.bench;

import dev.pershot.app.job.ShotTrials;
import dev.pershot.bench.BenchResult.Failure;
import dev.pershot.hull.HullException;
import dev.pershot.ladder.Policy;
import dev.pershot.media.master.ContentId;
import dev.pershot.media.master.MasterProbe;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.Json;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import dev.pershot.storage.FileStore;
import dev.pershot.storage.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One master, analysed both ways. */
final class CostMeasurement {
  private final CostOptions options;
  private final Path file;
  private final String name;
  private final WorkFolder work;
  private final Progress progress;
  private final List<PershotRun> adaptive = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  CostMeasurement(CostOptions options, Path file, WorkFolder work, Progress progress) {
    this.options = options;
    this.file = file;
    this.name = BenchProgram.name(file);
    this.work = work;
    this.progress = progress.of(name);
  }

  /** Models that failed. */
  List<Failure> failures() {
    return failures;
  }

  /** What a reader has to know of this title. */
  List<String> notes() {
    return notes;
  }

  /** Runs that were finished, in the order of the models. */
  List<PershotRun> adaptive() {
    return adaptive;
  }

  /** Measures; empty where all models failed. */
  Optional<TitleCost> run() {
    Master master =
        MasterProbe.probe(MasterSource.of(file), ContentId.of(MasterSource.of(file), bytes -> {}));
    Policy policy = CostPolicy.of(options.policy(), master.video().resolution());
    options.models().forEach(model -> runAdaptive(model, policy));
    if (adaptive.isEmpty()) {
      return Optional.empty();
    }
    FileStore store = store(master);
    TrialRunner runner = new TrialRunner(file, work.resolve("streams"), options.slots(), progress);
    // Sorted, so that trials that were kept are found whichever model came first.
    List<String> models = adaptive.stream().map(CostMeasurement::model).sorted().toList();
    ExhaustiveRun exhaustive = ExhaustiveRun.of(adaptive.get(0), models, store, runner);
    noteReuse(exhaustive);
    List<ModelCost> costs =
        adaptive.stream().flatMap(run -> cost(run, exhaustive, store, runner).stream()).toList();
    return costs.isEmpty() ? Optional.empty() : Optional.of(title(exhaustive, costs));
  }

  /** Where one model fails, the hours that the exhaustive run took still serve the others. */
  private Optional<ModelCost> cost(
      PershotRun run, ExhaustiveRun exhaustive, FileStore store, TrialRunner runner) {
    try {
      RealEncodes encodes = new RealEncodes(exhaustive, run, store, runner);
      return Optional.of(ModelCost.of(run, exhaustive, loss(run, exhaustive, encodes)));
    } catch (BenchFailure | PershotException | HullException e) {
      failed(model(run), e);
      return Optional.empty();
    }
  }

  private void failed(String model, RuntimeException e) {
    progress.say(model + " failed: " + e.getMessage());
    failures.add(new Failure(name + ", " + model, String.valueOf(e.getMessage())));
  }

  private void runAdaptive(String model, Policy policy) {
    try {
      progress.say("adaptive run, " + model);
      Path folder = work.resolve("adaptive-" + model);
      Path policyFile = work.resolve("policy-" + model + ".json");
      Files.write(policyFile, Json.indented(CostPolicy.adaptive(policy)));
      List<String> arguments =
          List.of(
              "--policy",
              policyFile.toString(),
              "--model",
              model,
              "--slots",
              Integer.toString(options.slots().number()),
              "--allow-drift");
      PershotRun run = PershotRun.of(BenchProgram.launcher(), file, arguments, folder);
      if (adaptive.stream().anyMatch(other -> model(other).equals(model(run)))) {
        notes.add(name + ": " + model + " is " + model(run) + ", which was measured already.");
      } else {
        adaptive.add(run);
      }
    } catch (IOException e) {
      throw new BenchFailure("cannot write the policy", e);
    } catch (BenchFailure | PershotException e) {
      failed(model, e);
    }
  }

  private static String model(PershotRun run) {
    return run.jobs().job().models().get(0);
  }

  /** Named by content too, so that two masters of one name do not share it. */
  private FileStore store(Master master) {
    Path folder =
        options
            .keep()
            .map(kept -> kept.resolve(name + "-" + master.contentId().substring(0, 12)))
            .orElse(work.resolve("exhaustive"));
    return FileStore.open(new StoreLocation.Folder(folder));
  }

  private void noteReuse(ExhaustiveRun run) {
    if (!run.reused().isEmpty()) {
      notes.add(
          "%s: REUSED %d of %d exhaustive trials of an earlier call."
                  .formatted(name, run.reused().size(), run.trials())
              + " Their CPU seconds are those of that call times %.3f: so much longer took a tenth of"
                  .formatted(run.drift())
              + " them, made again now. Wall seconds and cores busy of the exhaustive run are left"
              + " out.");
    }
  }

  private Loss loss(PershotRun run, ExhaustiveRun exhaustive, RealEncodes encodes) {
    RateAllocation all = RateAllocation.over(run.jobs().shots(), exhaustive.points(model(run)));
    RateAllocation few =
        RateAllocation.over(run.jobs().shots(), new ShotTrials(run.jobs()).analysis());
    RateTargets targets =
        RateTargets.of(run.jobs().settled().rungs(), all.front(), Loss.JUDGED, options.targets());
    Loss loss = Loss.of(targets, all, few, encodes::measured);
    noteLoss(run, loss);
    return loss;
  }

  private void noteLoss(PershotRun run, Loss loss) {
    String title = name + ", " + model(run) + ": ";
    if (loss.range().equals(RateTargets.OF_CURVE)) {
      notes.add(
          title
              + "one rung only was delivered, so the targets are taken from the exhaustive title"
              + " curve between VMAF 30 and 95.");
    }
    loss.reason().ifPresent(why -> notes.add(title + "no BD-rate loss. " + why));
  }

  private TitleCost title(ExhaustiveRun exhaustive, List<ModelCost> costs) {
    PershotRun first = adaptive.get(0);
    Resolution size = first.video().resolution();
    Policy policy = exhaustive.jobs().job().policy();
    return new TitleCost(
        name,
        size.width(),
        size.height(),
        first.ladder().frames(),
        exhaustive.shots().size(),
        policy.sizesFor(size).size(),
        policy.quantizers().values().size(),
        costs.get(0),
        costs.subList(1, costs.size()));
  }
}
