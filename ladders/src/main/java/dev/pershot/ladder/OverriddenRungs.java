package dev.pershot.ladder;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rungs as they were chosen, with what a person set in them. The policy's bounds (ceiling, floor,
 * peak) are not held against it.
 */
public final class OverriddenRungs {
  private final List<RecipeOverride> overrides;
  private final AnalysisPlan plan;
  private final ShotList shots;
  private final List<ShotPrediction> predictions;

  /**
   * Prepares the overrides.
   *
   * @param predictions for each shot, what is told of its encodes
   */
  public OverriddenRungs(
      List<RecipeOverride> overrides,
      AnalysisPlan plan,
      ShotList shots,
      List<ShotPrediction> predictions) {
    this.overrides = List.copyOf(overrides);
    this.plan = plan;
    this.shots = shots;
    this.predictions = List.copyOf(predictions);
  }

  /**
   * Lays the overrides over rungs; those without any stay as they are.
   *
   * @param lowestFirst as they were chosen
   * @param selection that chose them, which gives a rung its quantizers at another resolution
   * @throws PershotException {@link ErrorCode#POLICY_IMPOSSIBLE} where there is no such rung or
   *     shot
   */
  public List<PlannedRung> of(List<PlannedRung> lowestFirst, RungSelection selection) {
    List<PlannedRung> rungs = new ArrayList<>(lowestFirst);
    overrides.forEach(each -> requireThere(each, rungs.size()));
    for (RecipeOverride each : overrides) {
      if (each.shot().isEmpty()) {
        rungs.set(each.place(rungs.size()), resized(each, rungs, selection));
      }
    }
    for (RecipeOverride each : overrides) {
      if (each.shot().isPresent()) {
        int place = each.place(rungs.size());
        rungs.set(place, quantized(each, rungs.get(place)));
      }
    }
    return List.copyOf(rungs);
  }

  private void requireThere(RecipeOverride override, int rungs) {
    if (override.place(rungs) < 0) {
      throw impossible(
          "rung " + override.rung() + " from the top was set by hand, and there are " + rungs);
    }
    int all = predictions.size();
    if (override.shot().filter(shot -> shot >= all).isPresent()) {
      throw impossible(
          "shot "
              + override.shot().get()
              + " was set by hand, and the last one is shot "
              + (all - 1)
              + ", counted from 0");
    }
  }

  private PlannedRung resized(
      RecipeOverride override, List<PlannedRung> rungs, RungSelection selection) {
    Resolution wanted = override.resolution().orElseThrow();
    PlannedRung chosen = rungs.get(override.place(rungs.size()));
    return chosen.resolution().equals(wanted) ? chosen : selection.at(wanted, chosen.kbps());
  }

  private PlannedRung quantized(RecipeOverride override, PlannedRung rung) {
    Resolution expected = override.resolution().orElse(rung.resolution());
    if (!expected.equals(rung.resolution())) {
      throw impossible(otherSize(expected, rung.resolution()));
    }
    List<Double> quantizers = new ArrayList<>(rung.quantizers());
    quantizers.set(override.shot().orElseThrow(), override.quantizer().orElseThrow());
    return told(new PlannedRung(rung.resolution(), quantizers, rung.kbps(), rung.quality()));
  }

  /** Why a shot cannot have a resolution of its own. */
  public static String otherSize(Resolution wanted, Resolution rungs) {
    return "a shot was set to "
        + wanted
        + " by hand in a rung of "
        + rungs
        + ", and all shots of a rung have one resolution, as they share one init segment; set the"
        + " rung's, as in 1="
        + wanted;
  }

  /** With the rate and quality that are told of its encodes. */
  private PlannedRung told(PlannedRung rung) {
    double bits = 0;
    double quality = 0;
    for (int shot = 0; shot < predictions.size(); shot++) {
      ShotPoint point = predictions.get(shot).at(plan.analysed(rung, shot));
      int frames = shots.shots().get(shot).length();
      bits += point.kbps() * frames;
      quality += point.quality() * frames;
    }
    return new PlannedRung(
        rung.resolution(), rung.quantizers(), bits / shots.frames(), quality / shots.frames());
  }

  /**
   * Sees that no rung with something set by hand is left out of the ladder.
   *
   * @param measured the rungs by their final encodes, lowest first
   * @param kept those of them that still rise
   * @throws PershotException {@link ErrorCode#POLICY_IMPOSSIBLE} naming the rung
   */
  public static void requireKept(
      List<RecipeOverride> overrides, List<PlannedRung> measured, List<PlannedRung> kept) {
    for (RecipeOverride each : overrides) {
      PlannedRung rung = measured.get(each.place(measured.size()));
      if (!kept.contains(rung)) {
        PlannedRung above = above(measured.indexOf(rung), measured, kept);
        throw impossible(
            String.format(
                Locale.ROOT,
                "rung %d from the top, which was set by hand, came to %.0f kbit/s and VMAF %.2f,"
                    + " and the one above it has %.0f and %.2f; a rung has less of both than the"
                    + " one above",
                each.rung(),
                rung.kbps(),
                rung.quality(),
                above.kbps(),
                above.quality()));
      }
    }
  }

  private static PlannedRung above(int place, List<PlannedRung> measured, List<PlannedRung> kept) {
    return measured.subList(place + 1, measured.size()).stream()
        .filter(kept::contains)
        .findFirst()
        .orElseThrow();
  }

  private static PershotException impossible(String why) {
    return new PershotException(ErrorCode.POLICY_IMPOSSIBLE, "the overrides cannot be met: " + why);
  }
}
