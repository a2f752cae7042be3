package dev.pershot.sample.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LetteringTest {
  private static final int BLACK = Colour.rgb(0x000000);
  private static final int WHITE = Colour.rgb(0xffffff);

  private final Lettering lettering = new Lettering(20, 2, 3);

  @Test
  void draw_everyCharacterOfEnglishText_leavesInk() {
    for (char character = '!'; character <= 'z'; character++) {
      if ("#$&*<@[\\]^`".indexOf(character) < 0) {
        Canvas canvas = canvas();
        lettering.draw(canvas, String.valueOf(character), 10, 40, WHITE);
        assertThat(Arrays.stream(canvas.pixels()).filter(pixel -> pixel != BLACK).count())
            .as("pixels of '%s'", character)
            .isBetween(5L, 400L);
      }
    }
  }

  @Test
  void draw_text_endsWhereItsWidthSays() {
    double end = lettering.draw(canvas(), "HI", 10, 40, WHITE);

    assertThat(end).isCloseTo(10 + lettering.width("HI") + 2 + 3, within(1e-9));
  }

  @Test
  void draw_unknownCharacter_isRefusedByName() {
    assertThatThrownBy(() -> lettering.draw(canvas(), "\u00e9", 10, 40, WHITE))
        .hasMessageContaining("'\u00e9'");
  }

  @Test
  void parse_unknownCommand_isRefusedWithItsText() {
    assertThatThrownBy(() -> Glyph.parse("12 M 0 0 Q 1 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Q 1 1");
  }

  private static Canvas canvas() {
    Canvas canvas = new Canvas(64, 64);
    Arrays.fill(canvas.pixels(), BLACK);
    return canvas;
  }
}
