package dev.pershot.bench;

import dev.pershot.app.job.JobStore;
import dev.pershot.media.source.MasterSource;
import dev.pershot.media.trial.EncodedShot;
import dev.pershot.media.trial.TrialMemory;
import dev.pershot.media.trial.TrialPass;
import dev.pershot.model.Master;
import dev.pershot.model.Resolution;
import dev.pershot.model.Trial;
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
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.IntStream;

/** Makes trials as a worker does, without the workflow around it; their streams are not kept. */
final class TrialRunner {
  /** So many passes tell how fast a machine is to a few percent. */
  private static final int FEWEST_AGAIN = 6;

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
  private List<List<TrialSpec>> passes(JobStore jobs, Collection<TrialSpec> specs) {
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
    made(jobs, specs).forEach(jobs::saveTrial);
  }

  private List<Trial> made(JobStore jobs, List<TrialSpec> specs) {
    TrialPass pass =
        new TrialPass(
            MasterSource.of(master),
            jobs.job().master(),
            jobs.index(),
            scratch,
            Slots::requireRunning);
    List<EncodedShot> encodes = pass.run(specs);
    encodes.forEach(encoded -> encoded.stream().toFile().delete());
    return encodes.stream().map(EncodedShot::trial).toList();
  }

  /**
   * What trials that an earlier call made take now, relative to then: a machine is not as fast at
   * all times. A tenth of them is made again, and thrown away.
   */
  double drift(JobStore jobs, Collection<TrialSpec> reused) {
    List<List<TrialSpec>> passes = passes(jobs, reused);
    int sample = Math.min(passes.size(), Math.max(FEWEST_AGAIN, passes.size() / 10));
    List<List<TrialSpec>> again =
        IntStream.range(0, sample)
            .mapToObj(i -> passes.get((2 * i + 1) * passes.size() / (2 * sample)))
            .toList();
    DoubleAdder now = new DoubleAdder();
    AtomicInteger done = new AtomicInteger();
    slots.run(
        again,
        pass -> {
          now.add(cpuSeconds(made(jobs, pass)));
          progress.count("passes again", done.incrementAndGet(), sample);
        });
    List<Trial> then = again.stream().flatMap(List::stream).map(jobs::trial).toList();
    return now.sum() / cpuSeconds(then);
  }

  private static double cpuSeconds(List<Trial> trials) {
    return trials.stream().mapToDouble(trial -> trial.cpuSeconds().total()).sum();
  }
}
