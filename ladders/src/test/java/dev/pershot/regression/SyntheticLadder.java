package dev.pershot.regression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pershot.hull.RateQuality;
import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.Measured;
import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.ladder.Ladder.Settings;
import dev.pershot.ladder.Ladder.ShotChoice;
import dev.pershot.ladder.Ladder.Spread;
import dev.pershot.ladder.Policy;
import dev.pershot.ladder.TitleComparison;
import dev.pershot.ladder.TitleComparison.ResolutionCurve;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Json;
import dev.pershot.model.Resolution;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import dev.pershot.model.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** A ladder of five rungs over shots of 50 frames that differ in what they take. */
final class SyntheticLadder {
  static final int RUNGS = 5;

  private static final int FRAMES = 50;
  private static final Resolution HD = new Resolution(1280, 720);
  private static final Resolution SD = new Resolution(640, 360);
  private static final Versions VERSIONS = new Versions("8.0.1", "libx264 165", "3.2.0");

  private SyntheticLadder() {}

  static Subject of(int shots) {
    List<Shot> all = new ArrayList<>();
    for (int i = 0; i < shots; i++) {
      all.add(new Shot(i * FRAMES, (i + 1) * FRAMES, Transition.CUT));
    }
    List<Rung> rungs = new ArrayList<>();
    for (int rung = 0; rung < RUNGS; rung++) {
      rungs.add(rung(rung, shots));
    }
    return subject(
        new Ladder(
            Ladder.SCHEMA,
            "ab".repeat(32),
            new FrameRate(25, 1),
            shots * FRAMES,
            Policy.DEFAULT,
            List.of("vmaf_v0.6.1"),
            VERSIONS,
            new ShotList(all),
            rungs,
            new TitleComparison(
                List.of(curve(HD, 92, 700), curve(SD, 80, 300)),
                List.of(new RateQuality(1000, 80)),
                List.of(new RateQuality(1000, 79)),
                Optional.of(-5.0))));
  }

  /** With files as packaged from it. */
  static Subject subject(Ladder ladder) {
    List<Packaged.Stream> streams = new ArrayList<>();
    for (Rung rung : ladder.rungs()) {
      long bytes = Math.round(rung.measured().kbps() * 1000 / 8);
      List<Long> micros = ladder.shots().shots().stream().map(s -> s.length() * 40_000L).toList();
      streams.add(
          new Packaged.Stream(
              rung.name(),
              Json.sha256(rung.shots()),
              micros,
              micros.stream().map(m -> bytes * m / 1_000_000).toList()));
    }
    return new Subject(
        ladder,
        Optional.of(new Packaged(streams, Map.of("hls/main.m3u8", Json.sha256(streams)))),
        Optional.of(100.0));
  }

  private static ResolutionCurve curve(Resolution size, double top, double half) {
    List<RateQuality> points = new ArrayList<>();
    for (double rate = 200; rate < 5000; rate *= 1.5) {
      points.add(new RateQuality(rate, top * rate / (rate + half)));
    }
    return new ResolutionCurve(size, points);
  }

  private static Rung rung(int rung, int shots) {
    List<ShotChoice> choices = new ArrayList<>();
    for (int shot = 0; shot < shots; shot++) {
      double kbps = 300 * Math.pow(1.7, rung) * (0.6 + shot * 5 % 7 * 0.15);
      double quality = 60 + 7 * rung + shot * 3 % 5 - 2;
      choices.add(choice(rung, shot, 40 - 4 * rung, kbps, quality));
    }
    return pooled(
        new Rung(
            "%02d-%dp".formatted(rung + 1, rung < 2 ? 360 : 720),
            "h264",
            "avc1.64001f",
            rung < 2 ? SD : HD,
            Optional.of(new Settings("medium", "keyint=infinite", "yuv420p", "lanczos", "x264")),
            new Ladder.Predicted(1, 1),
            new Ladder.Encoded(1, 1),
            new Measured(1, 1, shots * FRAMES, 1, 1, 1, 1),
            choices));
  }

  static ShotChoice choice(int rung, int shot, double quantizer, double kbps, double quality) {
    return new ShotChoice(
        quantizer,
        kbps,
        quality,
        false,
        quality,
        quality,
        Optional.of(new Spread(quality - 0.3, quality - 12, quality - 5)),
        Json.sha256(List.of(rung, shot, quantizer)));
  }

  /** The rung's own numbers from its shots'. */
  static Rung pooled(Rung rung) {
    double kbps = rung.shots().stream().mapToDouble(ShotChoice::kbps).average().orElseThrow();
    double mean = rung.shots().stream().mapToDouble(ShotChoice::measured).average().orElseThrow();
    return with(rung, new Measured(kbps, kbps * 1.5, 1, mean, mean - 0.4, mean - 14, mean - 6));
  }

  static Rung with(Rung rung, Measured measured) {
    return new Rung(
        rung.name(),
        rung.codec(),
        rung.codecs(),
        rung.resolution(),
        rung.settings(),
        rung.predicted(),
        rung.encoded(),
        measured,
        rung.shots());
  }

  static Rung with(Rung rung, List<ShotChoice> shots) {
    return new Rung(
        rung.name(),
        rung.codec(),
        rung.codecs(),
        rung.resolution(),
        rung.settings(),
        rung.predicted(),
        rung.encoded(),
        rung.measured(),
        shots);
  }

  /** All shots of all rungs at other rates. */
  static UnaryOperator<Rung> rates(DoubleUnaryOperator ofShot) {
    return rung -> {
      List<ShotChoice> shots = new ArrayList<>();
      for (int shot = 0; shot < rung.shots().size(); shot++) {
        ShotChoice old = rung.shots().get(shot);
        shots.add(
            new ShotChoice(
                old.quantizer(),
                old.kbps() * ofShot.applyAsDouble(shot),
                old.predicted(),
                old.interpolated(),
                old.encoded(),
                old.measured(),
                old.spread(),
                old.trial()));
      }
      return pooled(with(rung, shots));
    };
  }

  static Ladder rungs(Ladder ladder, UnaryOperator<Rung> change) {
    return with(ladder, ladder.rungs().stream().map(change).toList());
  }

  static Ladder with(Ladder ladder, List<Rung> rungs) {
    return new Ladder(
        ladder.schema(),
        ladder.contentId(),
        ladder.frameRate(),
        ladder.frames(),
        ladder.policy(),
        ladder.models(),
        ladder.versions(),
        ladder.shots(),
        rungs,
        ladder.comparison());
  }

  /** With keys of its JSON set to other values. */
  static Ladder with(Ladder ladder, String pointer, String key, Object value) {
    JsonNode json = Json.mapper().valueToTree(ladder);
    ObjectNode node = (ObjectNode) json.at(pointer);
    node.set(key, Json.mapper().valueToTree(value));
    return Ladder.read(Json.canonical(json), "ladder.json");
  }

  /** With a shot that starts elsewhere. */
  static Ladder boundary(Ladder ladder, int shot, int start) {
    JsonNode json = Json.mapper().valueToTree(ladder);
    JsonNode shots = json.at("/shots/shots");
    ((ObjectNode) shots.get(shot - 1)).put("end", start);
    ((ObjectNode) shots.get(shot)).put("start", start);
    return Ladder.read(Json.canonical(json), "ladder.json");
  }
}
