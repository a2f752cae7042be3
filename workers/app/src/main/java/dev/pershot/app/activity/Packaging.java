package dev.pershot.app.activity;

import dev.pershot.app.job.Delivery;
import dev.pershot.app.job.JobStore;
import dev.pershot.ladder.SegmentPlan;
import dev.pershot.manifest.AudioTrack;
import dev.pershot.manifest.Segment;
import dev.pershot.manifest.Track;
import dev.pershot.media.delivery.AudioPackager;
import dev.pershot.media.delivery.EncodedAudio;
import dev.pershot.media.delivery.RungPackager;
import dev.pershot.media.delivery.ShotStream;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.DiskFault;
import dev.pershot.model.Master;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import dev.pershot.storage.Abreast;
import dev.pershot.storage.ArtifactKey;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.storage.LocalFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Packages of a job in the store. The record of a track is committed last: with it a package is
 * whole.
 */
final class Packaging {
  /** Between two beats. */
  private static final int WINDOW = 32;

  private final JobStore jobs;
  private final Delivery delivery;
  private final ArtifactStore store;
  private final Runnable beat;

  /**
   * The packages of a job.
   *
   * @param beat called often while something is done
   */
  Packaging(JobStore jobs, Runnable beat) {
    this.jobs = jobs;
    this.beat = beat;
    this.delivery = new Delivery(jobs);
    this.store = jobs.artifacts();
  }

  boolean isDone(int rung) {
    return jobs.findTrack(delivery.packageKey(rung)).isPresent();
  }

  Track rung(int rung) {
    String key = delivery.packageKey(rung);
    List<LocalFile> held = Collections.synchronizedList(new ArrayList<>());
    PackageFiles files = new PackageFiles(store, key, beat);
    try {
      Track track =
          RungPackager.pack(
              streams(rung, held),
              jobs.job().master().video().frameRate(),
              plan().segments(),
              Delivery.PACKED,
              files);
      files.commit();
      jobs.saveTrack(key, track);
      return track;
    } finally {
      held.forEach(LocalFile::close);
    }
  }

  /** The streams of a rung's shots, whose files are held until they are packaged. */
  private List<ShotStream> streams(int rung, List<LocalFile> held) {
    List<TrialSpec> specs = delivery.specs(rung);
    List<Trial> trials = jobs.trials(specs);
    List<ShotStream> streams = new ArrayList<>();
    inWindows(
        specs,
        some ->
            Abreast.map(some, spec -> held(JobStore.streamKey(spec), held))
                .forEach(
                    file -> streams.add(new ShotStream(trials.get(streams.size()), file.path()))));
    return streams;
  }

  private LocalFile held(ArtifactKey key, List<LocalFile> held) {
    LocalFile file = store.file(key);
    held.add(file);
    return file;
  }

  private <T> void inWindows(List<T> items, Consumer<List<T>> each) {
    for (int from = 0; from < items.size(); from += WINDOW) {
      beat.run();
      each.accept(items.subList(from, Math.min(items.size(), from + WINDOW)));
    }
  }

  void audio(MasterSource source) {
    String key = delivery.audioPackageKey();
    if (jobs.findAudio(key).isPresent()) {
      return;
    }
    Master master = jobs.job().master();
    EncodedAudio encoded =
        EncodedAudio.of(
            source, master, jobs.index().pts().get(0), jobs.job().policy().audioKbps(), beat);
    PackageFiles files = new PackageFiles(store, key, beat);
    AudioTrack track =
        AudioPackager.pack(
            encoded,
            master.audio().orElseThrow(),
            master.video().frameRate(),
            plan().segments(),
            Delivery.audioFolder(),
            files);
    files.commit();
    jobs.saveAudio(key, track);
  }

  private SegmentPlan plan() {
    return jobs.segments();
  }

  /** How many bytes {@link #joined} will have, and the streams that it is made of. */
  long joinedBytes(int rung) {
    return jobs.trials(delivery.specs(rung)).stream().mapToLong(Trial::bytes).sum() * 11 / 10;
  }

  /** The packaged rung as one file in scratch space: what a player would have fetched. */
  Path joined(int rung) {
    String key = delivery.packageKey(rung);
    Track track = delivery.track(rung);
    try {
      Path file = Files.createTempFile(store.scratch(), "rung-", ".mp4");
      boolean whole = false;
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        append(List.of(track.initFile()), key, out);
        inWindows(
            track.segments().stream().map(Segment::file).toList(), some -> append(some, key, out));
        whole = true;
      } catch (UncheckedIOException e) {
        throw e.getCause();
      } finally {
        if (!whole) {
          file.toFile().delete();
        }
      }
      return file;
    } catch (IOException e) {
      throw DiskFault.of(store.scratch(), e);
    }
  }

  /** Files of a package, one behind the other; they are fetched side by side. */
  private void append(List<String> names, String packageKey, OutputStream out) {
    List<LocalFile> held = Collections.synchronizedList(new ArrayList<>());
    try {
      for (LocalFile file :
          Abreast.map(names, name -> held(JobStore.packageFile(packageKey, name), held))) {
        Files.copy(file.path(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      held.forEach(LocalFile::close);
    }
  }
}
