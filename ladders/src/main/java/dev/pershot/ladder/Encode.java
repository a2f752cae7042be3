package dev.pershot.ladder;

import dev.pershot.model.Recipe;
import dev.pershot.model.Resolution;

/**
 * One way to encode a shot: what tells the encodes of a policy apart.
 *
 * @param quantizer the constant rate factor
 * @param preset the encoder's
 */
public record Encode(Resolution resolution, double quantizer, String preset) {
  /** What tells this recipe apart. */
  public static Encode of(Recipe recipe) {
    return new Encode(recipe.resolution(), recipe.quantizer(), recipe.preset());
  }
}
