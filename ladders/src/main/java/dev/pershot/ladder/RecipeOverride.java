package dev.pershot.ladder;

import dev.pershot.model.Resolution;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a person set of a ladder, over what was chosen from the analysis.
 *
 * @param rung counted from the top, from 1, as it was chosen
 * @param shot counted from 0; empty where the rung as a whole is meant
 * @param resolution the rung's: of a whole rung the one that it shall get, of a shot the one that
 *     it is expected to have; empty where a shot keeps what its rung has
 * @param quantizer the shot's; empty of a whole rung, whose quantizers are chosen anew
 */
public record RecipeOverride(
    int rung, Optional<Integer> shot, Optional<Resolution> resolution, Optional<Double> quantizer) {
  /** The order in which a job has them, however they were given. */
  public static final Comparator<RecipeOverride> TOP_FIRST =
      Comparator.comparingInt(RecipeOverride::rung)
          .thenComparingInt(each -> each.shot().orElse(-1));

  /** Finer ones are not seen. */
  private static final double STEP = 0.25;

  public RecipeOverride {
    if (rung < 1) {
      throw new IllegalArgumentException("rungs are counted from 1, the top, not from " + rung);
    }
    if (shot.isPresent() != quantizer.isPresent() || (shot.isEmpty() && resolution.isEmpty())) {
      throw new IllegalArgumentException(
          "a shot gets a quantizer, and a rung as a whole gets a resolution");
    }
    shot.ifPresent(RecipeOverride::requireCounted);
    quantizer.ifPresent(RecipeOverride::requireEncodable);
  }

  private static void requireCounted(int shot) {
    if (shot < 0) {
      throw new IllegalArgumentException("shots are counted from 0, not from " + shot);
    }
  }

  private static void requireEncodable(double quantizer) {
    if (!(quantizer >= Quantizers.LOWEST && quantizer <= Quantizers.HIGHEST)) {
      throw new IllegalArgumentException(
          "a quantizer lies in 1..51 (x264's CRF), not " + quantizer);
    }
    if (quantizer / STEP != Math.rint(quantizer / STEP)) {
      throw new IllegalArgumentException(
          "a quantizer is set in steps of " + STEP + ", which " + quantizer + " is finer than");
    }
  }

  /** A shot's quantizer. */
  public static RecipeOverride ofShot(
      int rung, int shot, Optional<Resolution> expected, double quantizer) {
    return new RecipeOverride(rung, Optional.of(shot), expected, Optional.of(quantizer));
  }

  /** A rung's resolution. */
  public static RecipeOverride ofRung(int rung, Resolution resolution) {
    return new RecipeOverride(rung, Optional.empty(), Optional.of(resolution), Optional.empty());
  }

  /** Its rung's place among chosen ones, lowest first; negative where there is no such rung. */
  public int place(int rungs) {
    return rungs - rung;
  }

  /** Whether both are about the same. */
  public boolean contradicts(RecipeOverride other) {
    return rung == other.rung && shot.equals(other.shot);
  }
}
