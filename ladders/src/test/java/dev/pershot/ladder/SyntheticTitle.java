package dev.pershot.ladder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Json;
import dev.pershot.model.Resolution;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A title with the rates and qualities that a simple model of an encoder gives its shots: six steps
 * of the quantizer halve the rate, and a smaller picture takes fewer bits but loses detail.
 */
record SyntheticTitle(
    Policy policy,
    FrameRate rate,
    ShotList shots,
    SegmentPlan plan,
    List<Resolution> sizes,
    List<List<ShotPoint>> points) {
  static final Resolution HD = new Resolution(1920, 1080);

  /**
   * What tells shots apart.
   *
   * @param kbps the rate at the master's size by quantizer 20
   * @param detail quality that is lost where the picture's sides are halved
   */
  record Content(int frames, double kbps, double detail) {}

  /**
   * The defaults with these keys, on a grid of quantizers, and above a rate, that do not move with
   * them.
   */
  static Policy policy(String json) {
    ObjectNode keys = Json.mapper().createObjectNode();
    keys.put("minBitrateKbps", 100);
    keys.set("quantizers", Json.mapper().valueToTree(new Quantizers(20, 44, 6)));
    keys.setAll(
        Json.read(
            json.getBytes(StandardCharsets.UTF_8), ObjectNode.class, ErrorCode.INTERNAL, "p.json"));
    return Policy.read(Json.canonical(keys), "p.json");
  }

  static SyntheticTitle of(Policy policy, List<Content> contents) {
    return of(policy, policy.sizesFor(HD), contents, new Random(contents.size()));
  }

  /** So many shots, of which the richest takes hundreds of times as much as the poorest. */
  static SyntheticTitle random(long seed, int shots, double spread, Policy policy) {
    Random random = new Random(seed);
    List<Content> contents = new ArrayList<>();
    for (int i = 0; i < shots; i++) {
      int frames = 2 + (int) (80 * Math.exp(0.8 * random.nextGaussian()));
      double kbps = 6000 * Math.exp(spread * random.nextGaussian());
      contents.add(new Content(frames, kbps, 2 + 10 * random.nextDouble()));
    }
    return of(policy, policy.sizesFor(HD), contents, random);
  }

  static SyntheticTitle of(
      Policy policy, List<Resolution> sizes, List<Content> contents, Random random) {
    FrameRate rate = new FrameRate(25, 1);
    List<Shot> shots = new ArrayList<>();
    int start = 0;
    for (Content content : contents) {
      shots.add(new Shot(start, start + content.frames(), Transition.CUT));
      start += content.frames();
    }
    ShotList list = new ShotList(shots);
    SegmentPlan plan = SegmentPlan.of(list, rate, policy);
    List<List<ShotPoint>> points = new ArrayList<>();
    for (int shot = 0; shot < contents.size(); shot++) {
      double[] weights = random.doubles(plan.idrFrames().get(shot).size(), 0.7, 1.3).toArray();
      points.add(points(policy, sizes, contents.get(shot), weights, rate));
    }
    return new SyntheticTitle(policy, rate, list, plan, sizes, points);
  }

  private static List<ShotPoint> points(
      Policy policy, List<Resolution> sizes, Content content, double[] weights, FrameRate rate) {
    List<ShotPoint> points = new ArrayList<>();
    for (Resolution size : sizes) {
      double share = Math.sqrt((double) size.pixels() / sizes.get(0).pixels());
      for (double quantizer : policy.quantizers().values()) {
        double kbps = content.kbps() * Math.pow(share, 1.4) * Math.pow(2, (20 - quantizer) / 6);
        double lost =
            content.detail() * (1 / share - 1) + 3 * Math.exp(0.11 * (quantizer - 20)) / share;
        points.add(
            point(size, quantizer, kbps, 100 / (1 + lost / 100), weights, content.frames(), rate));
      }
    }
    return points;
  }

  private static ShotPoint point(
      Resolution size,
      double quantizer,
      double kbps,
      double quality,
      double[] weights,
      int frames,
      FrameRate rate) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    List<Long> gopBytes = new ArrayList<>();
    long bytes = 0;
    for (double weight : weights) {
      long gop = 1 + Math.round(kbps * 125 * rate.seconds(frames) * weight / sum);
      gopBytes.add(gop);
      bytes += gop;
    }
    return new ShotPoint(
        new Encode(size, quantizer, "medium"), rate.kbps(bytes, frames), quality, gopBytes, false);
  }

  RungSelection selection() {
    return selection(List.of());
  }

  RungSelection selection(List<PlannedRung> tried) {
    return new RungSelection(policy, shots, plan, rate, points, tried);
  }
}
