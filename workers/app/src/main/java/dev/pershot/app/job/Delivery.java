package dev.pershot.app.job;

import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.Encoded;
import dev.pershot.ladder.Ladder.Measured;
import dev.pershot.ladder.Ladder.Predicted;
import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.ladder.Ladder.SetByHand;
import dev.pershot.ladder.Ladder.Settings;
import dev.pershot.ladder.Ladder.ShotChoice;
import dev.pershot.ladder.Ladder.Spread;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.RecipeOverride;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.manifest.AudioTrack;
import dev.pershot.manifest.BitRates;
import dev.pershot.manifest.DashManifest;
import dev.pershot.manifest.HlsPlaylists;
import dev.pershot.manifest.PackagedLadder;
import dev.pershot.manifest.Track;
import dev.pershot.manifest.VideoTrack;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.model.Score;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The delivered rungs of a job: what they are called, where they are packaged, what they became.
 */
public final class Delivery {
  /** Part of every package's key: raised when the same trials would be packaged to other bytes. */
  static final int PACKAGING = 1;

  /** The folder of a rung that is packaged, before a ladder gives it its name. */
  public static final String PACKED = Track.MEDIA + "rung";

  private final JobStore jobs;
  private final ShotTrials trials;
  private final ShotList shots;
  private final List<PlannedRung> rungs;

  public Delivery(JobStore jobs) {
    this.jobs = jobs;
    this.trials = new ShotTrials(jobs);
    this.shots = jobs.shots();
    this.rungs = jobs.settled().rungs();
  }

  /** The rung's name: its place from below and its height. */
  public String name(int rung) {
    return name(rungs, rung);
  }

  /** The name of one of some rungs, lowest first. */
  public static String name(List<PlannedRung> rungs, int rung) {
    return String.format(Locale.ROOT, "%02d-%dp", rung + 1, rungs.get(rung).resolution().height());
  }

  public String folder(int rung) {
    return Track.MEDIA + name(rung);
  }

  public static String audioFolder() {
    return Track.MEDIA + "audio";
  }

  public List<TrialSpec> specs(int rung) {
    return trials.delivery(rungs.get(rung));
  }

  /**
   * Names the package by all that its bytes depend on: not by the rung's name, which tells its
   * place in this ladder. In another one the same package may have another.
   */
  public String packageKey(int rung) {
    return packageKey(jobs, specs(rung));
  }

  /** Known before the ladder is settled. */
  public static String packageKey(JobStore jobs, List<TrialSpec> specs) {
    List<String> keys = specs.stream().map(TrialSpec::key).toList();
    return Json.sha256(
        List.of(PACKAGING, PACKED, keys, jobs.segments(), jobs.job().versions().ffmpeg()));
  }

  public String audioPackageKey() {
    return audioPackageKey(jobs);
  }

  /** Known before there are rungs. */
  public static String audioPackageKey(JobStore jobs) {
    Job job = jobs.job();
    return Json.sha256(
        List.of(
            PACKAGING,
            audioFolder(),
            job.contentId(),
            job.master().audio().map(Object::toString).orElse("none"),
            job.policy().audioKbps(),
            jobs.segments(),
            job.versions().ffmpeg()));
  }

  public int rungs() {
    return rungs.size();
  }

  public Track track(int rung) {
    return jobs.findTrack(packageKey(rung))
        .map(track -> track.in(folder(rung)))
        .orElseThrow(() -> lost("track", rung));
  }

  public Proof proof(int rung) {
    return jobs.findProof(packageKey(rung)).orElseThrow(() -> lost("proof", rung));
  }

  private PershotException lost(String what, int rung) {
    return new PershotException(
        ErrorCode.STORE_CORRUPT, "the store lost the " + what + " of rung " + name(rung));
  }

  public Optional<AudioTrack> audio() {
    return jobs.job()
        .master()
        .audio()
        .map(
            sound ->
                jobs.findAudio(audioPackageKey())
                    .orElseThrow(
                        () ->
                            new PershotException(
                                ErrorCode.STORE_CORRUPT, "the store lost the sound's package")));
  }

  /** The ladder as it was packaged. */
  public PackagedLadder packaged() {
    List<VideoTrack> video = new ArrayList<>();
    for (int rung = 0; rung < rungs.size(); rung++) {
      video.add(
          new VideoTrack(
              track(rung), rungs.get(rung).resolution(), jobs.job().master().video().frameRate()));
    }
    return new PackagedLadder(video, audio());
  }

  /** Leaves the manifests and the ladder in the store. */
  public void conclude() {
    PackagedLadder packaged = packaged();
    HlsPlaylists.of(packaged).forEach(this::save);
    save(DashManifest.PATH, DashManifest.of(packaged));
    jobs.saveOutput("ladder.json", Json.indented(ladder(packaged)));
  }

  private void save(String path, String text) {
    jobs.saveOutput(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private Ladder ladder(PackagedLadder packaged) {
    Job job = jobs.job();
    int target = HlsPlaylists.targetSeconds(packaged);
    List<Rung> all = new ArrayList<>();
    for (int rung = 0; rung < rungs.size(); rung++) {
      all.add(rung(rung, target));
    }
    return new Ladder(
        Ladder.SCHEMA,
        job.contentId(),
        job.master().video().frameRate(),
        shots.frames(),
        job.policy(),
        job.models(),
        job.versions(),
        shots,
        all,
        jobs.plan().comparison(),
        job.overrides().stream().map(this::setByHand).toList());
  }

  private SetByHand setByHand(RecipeOverride override) {
    List<PlannedRung> chosen = jobs.plan().rungs();
    PlannedRung planned = chosen.get(override.place(chosen.size()));
    int rung =
        IntStream.range(0, rungs.size())
            .filter(each -> rungs.get(each).isSameChoiceAs(planned))
            .findFirst()
            .orElseThrow();
    return new SetByHand(name(rung), override.shot(), planned.resolution(), override.quantizer());
  }

  private Rung rung(int rung, int targetSeconds) {
    PlannedRung encoded = rungs.get(rung);
    PlannedRung decided = decided(encoded);
    Track track = track(rung);
    Score score = proof(rung).score();
    BitRates rates = BitRates.ofSegments(track, targetSeconds);
    double container = rates.average() / 1000.0 - encoded.kbps();
    return new Rung(
        name(rung),
        jobs.job().policy().codec(),
        track.codecs(),
        encoded.resolution(),
        Optional.of(Settings.of(specs(rung).get(0).recipe())),
        new Predicted(round(decided.kbps() + container), round(decided.quality())),
        new Encoded(round(encoded.kbps()), round(encoded.quality())),
        new Measured(
            rates.average() / 1000.0,
            rates.peak() / 1000.0,
            score.frames().size(),
            score.mean(),
            score.harmonicMean(),
            score.minimum(),
            score.p5()),
        choices(rung, score));
  }

  /** The rung as analysis told it. */
  private PlannedRung decided(PlannedRung encoded) {
    return jobs.plan().rungs().stream()
        .filter(rung -> rung.isSameChoiceAs(encoded))
        .findFirst()
        .orElseThrow();
  }

  private List<ShotChoice> choices(int rung, Score title) {
    FrameRate rate = jobs.job().master().video().frameRate();
    List<ShotChoice> choices = new ArrayList<>();
    List<TrialSpec> specs = specs(rung);
    List<Trial> encodes = jobs.trials(specs);
    for (int i = 0; i < specs.size(); i++) {
      Shot shot = shots.shots().get(i);
      Trial trial = encodes.get(i);
      ShotPoint decided = trials.told(rungs.get(rung), i);
      Score measured =
          Score.of(
              title.model(),
              title.frames().subList(shot.start(), shot.end()).stream()
                  .mapToDouble(Double::doubleValue)
                  .toArray());
      choices.add(
          new ShotChoice(
              specs.get(i).recipe().quantizer(),
              round(rate.kbps(trial.bytes(), shot.length())),
              round(decided.quality()),
              decided.interpolated(),
              trial.quality(),
              measured.mean(),
              Optional.of(new Spread(measured.harmonicMean(), measured.minimum(), measured.p5())),
              specs.get(i).key()));
    }
    return choices;
  }

  private static double round(double value) {
    return Math.round(value * 1e6) / 1e6;
  }
}
