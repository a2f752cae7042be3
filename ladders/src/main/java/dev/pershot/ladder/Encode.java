package dev.pershot.ladder;

import dev.pershot.model.Recipe;
import dev.pershot.model.Resolution;
import java.util.Comparator;

/**
 * One way to encode a shot: what tells the encodes of a policy apart.
 *
 * @param quantizer the constant rate factor
 * @param preset the encoder's
 */
public record Encode(Resolution resolution, double quantizer, String preset) {
  /** The largest size first, and of a size the finest quantizer: the dearest at the beginning. */
  public static final Comparator<Encode> LARGEST_FIRST =
      Comparator.comparing(Encode::resolution).reversed().thenComparingDouble(Encode::quantizer);

  /** What tells this recipe apart. */
  public static Encode of(Recipe recipe) {
    return new Encode(recipe.resolution(), recipe.quantizer(), recipe.preset());
  }
}
