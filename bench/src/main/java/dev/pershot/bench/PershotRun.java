package dev.pershot.bench;

import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.app.publish.RunRecord;
import dev.pershot.ladder.Ladder;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.Master.Video;
import dev.pershot.model.Trial;
import dev.pershot.storage.FileStore;
import dev.pershot.storage.StoreLocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A finished run with nothing reused, and what it left.
 *
 * @param jobs the run's results in its store
 * @param trials those that decided
 * @param watched the analysis as the operating system saw it
 */
record PershotRun(
    RunRecord record, Ladder ladder, JobStore jobs, List<Trial> trials, Interval watched) {
  PershotRun {
    trials = List.copyOf(trials);
  }

  /**
   * Encodes a master by the launcher, with a fresh store.
   *
   * @param options beside those that say where
   * @param folder a new one, for output and store
   */
  static PershotRun of(Path launcher, Path master, List<String> options, Path folder) {
    Path out = folder.resolve("out");
    Path store = folder.resolve("store");
    List<String> command = new ArrayList<>();
    command.addAll(List.of(launcher.toString(), "encode", master.toString(), "--json"));
    command.addAll(List.of("-o", out.toString(), "--store", "file:" + store));
    command.addAll(options);
    Interval watched = EncodeProcess.run(command);
    return read(out, store, watched);
  }

  Video video() {
    return jobs.job().master().video();
  }

  private static PershotRun read(Path out, Path store, Interval watched) {
    RunRecord record =
        Json.read(bytes(out.resolve("run.json")), RunRecord.class, ErrorCode.INTERNAL, "run.json");
    Ladder ladder = Ladder.read(bytes(out.resolve("ladder.json")), "ladder.json");
    JobStore jobs = JobStore.open(FileStore.open(new StoreLocation.Folder(store)), record.runId());
    List<Trial> decided = new ShotTrials(jobs).deciding().toList();
    return new PershotRun(record, ladder, jobs, decided, watched);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BenchFailure("the run left no " + file.getFileName(), e);
    }
  }
}
