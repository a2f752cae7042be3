package dev.pershot.ladder;

import dev.pershot.hull.ShotModel.Doubt;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Which trials more make a ladder certain: of each rung the encodes in most doubt, until what is
 * left is within the tolerance. Over many shots doubts average out, and few trials or none are
 * worth making; of a title of one shot nearly each rung's encode is tried.
 */
public final class Refinement {
  /** Rounds of more trials: a ladder that is decided again moves a little. */
  public static final int ROUNDS = 6;

  /** A rung's doubt is what two thirds of rungs are off by at most; twice that holds for 95 %. */
  private static final double CERTAIN = 2;

  /** Percent of the rate that are worth a VMAF point. */
  private static final double PERCENT_A_POINT = 3;

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

  /**
   * What to try next of which shots, in their order; nothing where all rungs are certain enough.
   * What the top comes to moves all rungs below it: these are not worth trying before that.
   *
   * @param rungs lowest first
   */
  public List<MoreTrials> of(List<PlannedRung> rungs) {
    PlannedRung top = rungs.get(rungs.size() - 1);
    List<MoreTrials> first = isGuess(top) ? all(List.of(top)) : List.of();
    return first.isEmpty() ? all(rungs) : first;
  }

  /** What it takes until all rungs are certain enough, were they to stay as they are. */
  public List<MoreTrials> all(List<PlannedRung> rungs) {
    NavigableMap<Integer, Set<Encode>> chosen = new TreeMap<>();
    for (int rung = rungs.size() - 1; rung >= 0; rung--) {
      choose(rungs.get(rung), chosen);
    }
    return chosen.entrySet().stream()
        .map(
            shot ->
                new MoreTrials(
                    shot.getKey(), shot.getValue().stream().sorted(Encode.LARGEST_FIRST).toList()))
        .toList();
  }

  /** Whether no trial of most shots is as large as a rung. */
  private boolean isGuess(PlannedRung rung) {
    long beyond =
        IntStream.range(0, predictions.size())
            .filter(shot -> predictions.get(shot).isBeyondTrials(plan.analysed(rung, shot)))
            .count();
    return 2 * beyond > predictions.size();
  }

  private record Place(int shot, Encode encode) {}

  private record Share(Place place, Doubt doubt) {}

  private void choose(PlannedRung rung, Map<Integer, Set<Encode>> chosen) {
    List<Share> shares = new ArrayList<>(shares(rung, chosen));
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
      chosen
          .computeIfAbsent(share.place.shot, shot -> new LinkedHashSet<>())
          .add(share.place.encode);
      left = left.with(share.doubt, -1);
    }
  }

  /** What each trial's doubt adds to the rung's, once the chosen ones are made. */
  private List<Share> shares(PlannedRung rung, Map<Integer, Set<Encode>> chosen) {
    double bits = 0;
    for (int shot = 0; shot < predictions.size(); shot++) {
      bits += bits(rung, shot);
    }
    Map<Place, Doubt> doubts = new LinkedHashMap<>();
    for (int shot = 0; shot < predictions.size(); shot++) {
      Place place = new Place(source.applyAsInt(shot), plan.analysed(rung, shot));
      Doubt doubt =
          predictions.get(shot).doubt(place.encode, chosen.getOrDefault(place.shot, Set.of()));
      Doubt share =
          new Doubt(
              doubt.ratePercent() * bits(rung, shot) / bits,
              doubt.quality() * length(shot) / shots.frames());
      doubts.merge(place, share, Refinement::plus);
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
