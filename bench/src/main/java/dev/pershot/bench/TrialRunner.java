package dev.pershot.bench;

import dev.pershot.app.job.JobStore;
import dev.pershot.media.trial.EncodedShot;
import dev.pershot.media.trial.TrialMemory;
import dev.pershot.media.trial.TrialPass;
import dev.pershot.model.Master;
import dev.pershot.model.Resolution;
import dev.pershot.model.TrialSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes trials as a worker does, without the workflow around it; their streams are not kept. */
final class TrialRunner {
  private final Path master;
  private final Path scratch;
  private final Slots slots;
  private final Progress progress;

  /**
   * A runner for trials of one master.
   *
   * @param scratch where streams lie while they are measured
   */
  TrialRunner(Path master, Path scratch, Slots slots, Progress progress) {
    this.master = master;
    this.scratch = scratch;
    this.slots = slots;
    this.progress = progress;
    try {
      Files.createDirectories(scratch);
    } catch (IOException e) {
      throw new BenchFailure("cannot make " + scratch, e);
    }
  }

  int slots() {
    return slots.number();
  }

  /**
   * Makes those trials that a job's store does not have.
   *
   * @param what they are for, in the lines of progress
   * @return how many that were
   */
  int run(String what, JobStore jobs, Collection<TrialSpec> specs) {
    List<TrialSpec> missing =
        specs.stream().distinct().filter(spec -> !jobs.hasTrial(spec)).toList();
    AtomicInteger done = new AtomicInteger();
    slots.run(
        passes(jobs, missing),
        specsOfPass -> {
          run(jobs, specsOfPass);
          progress.count(what, done.addAndGet(specsOfPass.size()), missing.size());
        });
    return missing.size();
  }

  /** The dearest first, so that no slot waits long for the last one. */
  private List<List<TrialSpec>> passes(JobStore jobs, List<TrialSpec> specs) {
    Map<List<Object>, List<TrialSpec>> byShotAndSize = new LinkedHashMap<>();
    for (TrialSpec spec : specs) {
      byShotAndSize
          .computeIfAbsent(
              List.of(spec.range(), spec.recipe().resolution()), key -> new ArrayList<>())
          .add(spec);
    }
    List<List<TrialSpec>> passes = new ArrayList<>();
    Master of = jobs.job().master();
    byShotAndSize.values().forEach(own -> passes.addAll(TrialMemory.groups(of, own)));
    Resolution reference = of.video().resolution();
    passes.sort(Comparator.comparingDouble(pass -> -cost(pass, reference)));
    return passes;
  }

  /** In pixels: each trial encodes at its size and is scored at the master's. */
  private static double cost(List<TrialSpec> pass, Resolution reference) {
    return pass.stream()
        .mapToDouble(
            spec ->
                (double) spec.range().length()
                    * (spec.recipe().resolution().pixels() + reference.pixels()))
        .sum();
  }

  private void run(JobStore jobs, List<TrialSpec> specs) {
    TrialPass pass =
        new TrialPass(master, jobs.job().master(), jobs.index(), scratch, Slots::requireRunning);
    List<EncodedShot> encodes = pass.run(specs);
    encodes.forEach(encoded -> encoded.stream().toFile().delete());
    encodes.forEach(encoded -> jobs.saveTrial(encoded.trial()));
  }
}
