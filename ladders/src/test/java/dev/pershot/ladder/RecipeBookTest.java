package dev.pershot.ladder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.Recipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeBookTest {
  @Test
  void analysisAndDelivery_byTheSamePreset_areTheSameRecipe() {
    RecipeBook book = new RecipeBook(Policy.DEFAULT, "libx264 164");

    assertThat(book.analysis(SyntheticTitle.HD, 26))
        .isEqualTo(book.delivery(SyntheticTitle.HD, 26));
  }

  @Test
  void analysisAndDelivery_byTheirOwnPresets_differ() {
    Policy policy =
        Policy.read(
            "{\"analysisPreset\":\"veryfast\",\"finalPreset\":\"slow\"}".getBytes(UTF_8), "p");
    RecipeBook book = new RecipeBook(policy, "libx264 164");

    assertThat(book.analysis(SyntheticTitle.HD, 26).preset()).isEqualTo("veryfast");
    assertThat(book.delivery(SyntheticTitle.HD, 26).preset()).isEqualTo("slow");
  }

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
    Policy policy = Policy.read(("{\"finalPreset\":\"" + preset + "\"}").getBytes(UTF_8), "p");
    Recipe recipe = new RecipeBook(policy, "libx264 164").delivery(SyntheticTitle.HD, 26);

    assertThat(recipe.parameters())
        .contains("keyint=infinite", "scenecut=0", "stitchable=1")
        .endsWith(":rc-lookahead=" + frames);
  }
}
