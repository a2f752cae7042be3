package dev.pershot.ladder;

import dev.pershot.hull.ShotModel.Doubt;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * Which trials more make a ladder certain: of each rung the encodes in most doubt, until what is
 * left is within the tolerance. Over many shots doubts average out, and few trials or none are
 * worth making; of a title of one shot nearly each rung's encode is tried.
 */
public final class Refinement {
  /** Rounds of more trials: a ladder that is decided again moves a little. */
  public static final int ROUNDS = 3;

  /** A rung's doubt is what two thirds of rungs are off by at most; twice that holds for 95 %. */
  private static final double CERTAIN = 2;

  /** Percent of the rate that are worth a VMAF point. */
  private static final double PERCENT_A_POINT = 4;

  /** The part of a shot's doubt, squared, that all shots of a title share. */
  private static final double COMMON = 0.1;

  private final AnalysisPlan plan;
  private final ShotList shots;
  private final List<ShotPrediction> predictions;
  private final IntUnaryOperator source;
  private final Doubt tolerated;

  /**
   * Prepares a refinement.
   *
   * @param predictions one for each shot
   * @param source the shot whose trials tell of a shot: itself, or one that it repeats
   */
  public Refinement(
      AnalysisPlan plan,
      ShotList shots,
      List<ShotPrediction> predictions,
      IntUnaryOperator source) {
    this.plan = plan;
    this.shots = shots;
    this.predictions = List.copyOf(predictions);
    this.source = source;
    this.tolerated =
        new Doubt(PERCENT_A_POINT * plan.tolerance() / CERTAIN, plan.tolerance() / CERTAIN);
  }

  /** What to try of which shots, in their order; nothing where all rungs are certain enough. */
  public List<MoreTrials> of(List<PlannedRung> rungs) {
    Set<Place> chosen = new LinkedHashSet<>();
    for (PlannedRung rung : rungs) {
      choose(rung, chosen);
    }
    Map<Integer, List<Encode>> byShot = new TreeMap<>();
    chosen.forEach(
        place -> byShot.computeIfAbsent(place.shot, shot -> new ArrayList<>()).add(place.encode));
    return byShot.entrySet().stream()
        .map(
            shot ->
                new MoreTrials(
                    shot.getKey(), shot.getValue().stream().sorted(Encode.LARGEST_FIRST).toList()))
        .toList();
  }

  private record Place(int shot, Encode encode) {}

  private record Share(Place place, Doubt doubt) {}

  private void choose(PlannedRung rung, Set<Place> chosen) {
    List<Share> shares = new ArrayList<>(shares(rung));
    shares.removeIf(share -> chosen.contains(share.place));
    shares.sort(
        Comparator.comparingDouble((Share share) -> -weight(share.doubt))
            .thenComparingInt(share -> share.place.shot));
    Total left = new Total(0, 0, 0, 0);
    for (Share share : shares) {
      left = left.with(share.doubt, 1);
    }
    for (Share share : shares) {
      if (left.isWithin(tolerated)) {
        return;
      }
      chosen.add(share.place);
      left = left.with(share.doubt, -1);
    }
  }

  /** What each trial's doubt adds to the rung's. */
  private List<Share> shares(PlannedRung rung) {
    double bits = 0;
    for (int shot = 0; shot < predictions.size(); shot++) {
      bits += bits(rung, shot);
    }
    Map<Place, Doubt> doubts = new LinkedHashMap<>();
    for (int shot = 0; shot < predictions.size(); shot++) {
      Encode encode = plan.analysed(rung, shot);
      Doubt doubt = predictions.get(shot).doubt(encode);
      Doubt share =
          new Doubt(
              doubt.ratePercent() * bits(rung, shot) / bits,
              doubt.quality() * length(shot) / shots.frames());
      doubts.merge(new Place(source.applyAsInt(shot), encode), share, Refinement::plus);
    }
    return doubts.entrySet().stream()
        .map(entry -> new Share(entry.getKey(), entry.getValue()))
        .toList();
  }

  private double bits(PlannedRung rung, int shot) {
    return predictions.get(shot).kbps(plan.analysed(rung, shot)) * length(shot);
  }

  private int length(int shot) {
    return shots.shots().get(shot).length();
  }

  private static Doubt plus(Doubt one, Doubt other) {
    return new Doubt(one.ratePercent() + other.ratePercent(), one.quality() + other.quality());
  }

  private double weight(Doubt doubt) {
    double rate = doubt.ratePercent() / tolerated.ratePercent();
    double quality = doubt.quality() / tolerated.quality();
    return rate * rate + quality * quality;
  }

  /** Doubts that have little in common: the sums of their squares, and their plain sums. */
  private record Total(
      double rateSquares, double rateSum, double qualitySquares, double qualitySum) {
    Total with(Doubt doubt, int times) {
      return new Total(
          rateSquares + times * doubt.ratePercent() * doubt.ratePercent(),
          rateSum + times * doubt.ratePercent(),
          qualitySquares + times * doubt.quality() * doubt.quality(),
          qualitySum + times * doubt.quality());
    }

    boolean isWithin(Doubt tolerated) {
      return together(rateSquares, rateSum) <= tolerated.ratePercent()
          && together(qualitySquares, qualitySum) <= tolerated.quality();
    }

    private static double together(double squares, double sum) {
      return StrictMath.sqrt(Math.max(0, squares) + COMMON * sum * sum);
    }
  }
}
