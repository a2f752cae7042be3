package dev.pershot.bench;

import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.ladder.ShotPoint;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Repeats;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A title all of whose trials are known: one that was analysed exhaustively, or some shots of it
 * one after another.
 *
 * @param chosen which of the title's shots, in their order
 */
record KnownTitle(JobStore exhaustive, List<Integer> chosen) {
  KnownTitle {
    chosen = List.copyOf(chosen);
  }

  /** All of a title. */
  static KnownTitle whole(JobStore exhaustive) {
    return new KnownTitle(
        exhaustive, IntStream.range(0, exhaustive.shots().shots().size()).boxed().toList());
  }

  /** So many shots of a title, or all where it has no more. */
  static KnownTitle drawn(JobStore exhaustive, int shots, Random chance) {
    List<Integer> all = new ArrayList<>(whole(exhaustive).chosen);
    Collections.shuffle(all, chance);
    return new KnownTitle(exhaustive, all.stream().limit(shots).sorted().toList());
  }

  ShotList shots() {
    List<Shot> shots = new ArrayList<>();
    int next = 0;
    for (int number : chosen) {
      Shot shot = exhaustive.shots().shots().get(number);
      shots.add(new Shot(next, next + shot.length(), shot.transition()));
      next += shot.length();
    }
    return new ShotList(shots);
  }

  /** Those of the whole title; none are known of a part. */
  Repeats repeats() {
    boolean whole = chosen.size() == exhaustive.shots().shots().size();
    return whole ? exhaustive.repeats() : Repeats.NONE;
  }

  /** For each shot, what its exhaustive trials say. */
  List<List<ShotPoint>> points() {
    List<List<ShotPoint>> all = new ShotTrials(exhaustive).analysis();
    return chosen.stream().map(all::get).toList();
  }

  /** All exhaustive trials, at the frames that their shots have here. */
  List<Trial> trials() {
    Map<FrameRange, FrameRange> places = new HashMap<>();
    List<Shot> here = shots().shots();
    for (int shot = 0; shot < here.size(); shot++) {
      places.put(exhaustive.shots().shots().get(chosen.get(shot)).range(), here.get(shot).range());
    }
    return new ShotTrials(exhaustive)
        .deciding()
        .flatMap(
            trial ->
                Optional.ofNullable(places.get(trial.spec().range()))
                    .map(place -> at(trial, place))
                    .stream())
        .toList();
  }

  private static Trial at(Trial trial, FrameRange place) {
    TrialSpec spec = trial.spec();
    return new Trial(
        new TrialSpec(
            spec.schema(),
            spec.contentId(),
            place,
            spec.idrFrames(),
            spec.recipe(),
            spec.models(),
            spec.scored(),
            spec.versions()),
        trial.bytes(),
        trial.streamSha256(),
        trial.codedFrames(),
        trial.scores(),
        trial.cpuSeconds(),
        trial.scoringCpuSeconds());
  }
}
