package dev.pershot.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.Resolution;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicySizesTest {
  @ParameterizedTest
  @CsvSource({
    "3840x2160, 3840x2160 2560x1440 1920x1080 1280x720 960x540 640x360",
    "1920x1080, 1920x1080 1280x720 960x540 640x360",
    "1280x720, 1280x720 960x540 640x360",
    "1280x534, 1280x534 960x400 640x268",
    "768x432, 768x432 640x360",
    "854x480, 854x480 640x360",
    "1440x1080, 1440x1080 960x720 720x540 480x360",
    "1080x1920, 1080x1920 810x1440 608x1080 406x720 304x540 202x360",
    "1920x100, 1920x100 1280x66 960x50 640x34",
    "640x360, 640x360",
    "64x64, 64x64",
    "2x2, 2x2",
  })
  void sizesFor_aMaster_areItAndTheBoxesItIsLargerThan(Resolution master, String sizes) {
    assertThat(Policy.DEFAULT.sizesFor(master))
        .containsExactlyElementsOf(Arrays.stream(sizes.split(" ")).map(Resolution::parse).toList());
  }

  @Test
  void sizesFor_aMasterSmallerThanAllBoxes_isItAlone() {
    assertThat(policy("{\"resolutions\":[2160,1440]}").sizesFor(new Resolution(1280, 720)))
        .containsExactly(new Resolution(1280, 720));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void sizesFor_anyMaster_areItAndSmallerOnesOfItsShape(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      Resolution master =
          new Resolution(2 * (32 + random.nextInt(2000)), 2 * (32 + random.nextInt(2000)));
      List<Resolution> sizes = Policy.DEFAULT.sizesFor(master);

      assertThat(sizes).startsWith(master).doesNotHaveDuplicates();
      assertThat(sizes).isSortedAccordingTo(Collections.reverseOrder());
      for (Resolution size : sizes) {
        assertThat(size.width()).isBetween(2, master.width());
        assertThat(size.height()).isBetween(2, master.height());
        // Rounding to even sides moves each by a pixel at most.
        double shape = (double) master.height() / master.width();
        assertThat(Math.abs(size.height() - size.width() * shape)).isLessThan(1 + shape + 1e-9);
      }
    }
  }

  @Test
  void values_areFromTheFinestByTheStep() {
    assertThat(new Quantizers(20, 44, 6).values()).containsExactly(20.0, 26.0, 32.0, 38.0, 44.0);
    assertThat(new Quantizers(20, 43, 6).values()).containsExactly(20.0, 26.0, 32.0, 38.0);
    assertThat(new Quantizers(30, 30, 6).values()).containsExactly(30.0);
    assertThat(new Quantizers(20, 22, 0.4).values()).hasSize(6).endsWith(22.0);
    assertThat(new Quantizers(1, 51, 0.25).values()).hasSize(201);
  }

  private static Policy policy(String json) {
    return Policy.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), "p.json");
  }
}
