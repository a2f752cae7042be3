package dev.pershot.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.Recipe;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeBookTest {
  @ParameterizedTest
  @CsvSource({
    "ultrafast,0",
    "superfast,0",
    "veryfast,10",
    "faster,20",
    "fast,30",
    "medium,30",
    "slow,30",
    "slower,30",
    "veryslow,30"
  })
  void recipe_byAnyPreset_boundsItsLookahead(String preset, int frames) {
    Recipe recipe =
        new RecipeBook(Policy.DEFAULT, "libx264 164")
            .recipe(new Encode(SyntheticTitle.HD, 26, preset));

    assertThat(recipe.parameters())
        .contains("keyint=infinite", "scenecut=0", "stitchable=1")
        .endsWith(":rc-lookahead=" + frames);
  }
}
