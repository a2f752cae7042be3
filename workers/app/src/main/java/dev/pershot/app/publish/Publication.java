package dev.pershot.app.publish;

import dev.pershot.app.engine.TitleRun;
import dev.pershot.app.job.Delivery;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.app.replay.HistoryFile;
import dev.pershot.ladder.Ladder;
import dev.pershot.manifest.DashManifest;
import dev.pershot.manifest.HlsPlaylists;
import dev.pershot.manifest.PackagedLadder;
import dev.pershot.manifest.Segment;
import dev.pershot.manifest.Track;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.report.HtmlReport;
import dev.pershot.storage.Abreast;
import dev.pershot.storage.LocalFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A finished run's way from the store to the output folder; what refers to files comes after them.
 */
public final class Publication {
  private final JobStore jobs;
  private final Delivery delivery;
  private final PackagedLadder packaged;
  private final OutputFolder out;

  public Publication(JobStore jobs, OutputFolder out) {
    this.jobs = jobs;
    this.delivery = new Delivery(jobs);
    this.packaged = delivery.packaged();
    this.out = out;
  }

  /** The ladder as the store has it. */
  public Ladder ladder() {
    return Ladder.read(stored("ladder.json"), "ladder.json");
  }

  /**
   * Writes everything.
   *
   * @param histories hands out those of the run's workflows, if it had any
   */
  public void publish(RunRecord run, String name, Consumer<Consumer<TitleRun.History>> histories) {
    out.requireSpace(deliveredBytes());
    // An earlier run's: it would describe files that are replaced from here on.
    out.remove("ladder.json");
    for (int rung = 0; rung < delivery.rungs(); rung++) {
      copy(delivery.packageKey(rung), delivery.track(rung));
    }
    delivery.audio().ifPresent(audio -> copy(delivery.audioPackageKey(), audio.track()));
    for (String path : HlsPlaylists.of(packaged).keySet()) {
      out.write(path, stored(path));
    }
    out.write(DashManifest.PATH, stored(DashManifest.PATH));
    out.make("trials.csv", this::writeTrials);
    histories.accept(
        history -> write("history/" + HistoryFile.name(history.workflowId()), history.json()));
    write("report.html", HtmlReport.of(Report.of(jobs, ladder(), run, name)));
    out.write("run.json", Json.indented(run));
    out.write("ladder.json", stored("ladder.json"));
  }

  private void writeTrials(Path file) throws IOException {
    FrameRate rate = jobs.job().master().video().frameRate();
    try (Writer csv = Files.newBufferedWriter(file)) {
      TrialsCsv.write(new ShotTrials(jobs).all(), rate, csv);
    }
  }

  /** Of the segments of all rungs and of the audio. */
  public long deliveredBytes() {
    long bytes = delivery.audio().map(audio -> bytes(audio.track())).orElse(0L);
    for (int rung = 0; rung < delivery.rungs(); rung++) {
      bytes += bytes(delivery.track(rung));
    }
    return bytes;
  }

  private static long bytes(Track track) {
    return track.segments().stream().mapToLong(Segment::bytes).sum();
  }

  private void copy(String packageKey, Track track) {
    List<String> names =
        Stream.concat(Stream.of(track.initFile()), track.segments().stream().map(Segment::file))
            .toList();
    Abreast.map(names, name -> copyFile(packageKey, track, name));
  }

  private String copyFile(String packageKey, Track track, String name) {
    try (LocalFile source = jobs.artifacts().file(JobStore.packageFile(packageKey, name))) {
      out.copy(track.folder() + "/" + name, source.path());
      return name;
    }
  }

  private void write(String path, String text) {
    out.write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] stored(String path) {
    return jobs.artifacts()
        .read(jobs.output(path))
        .orElseThrow(
            () ->
                new PershotException(
                    ErrorCode.STORE_CORRUPT, "the store lost " + jobs.output(path)));
  }
}
