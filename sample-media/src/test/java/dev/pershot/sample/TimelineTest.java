package dev.pershot.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.FrameRange;
import dev.pershot.sample.picture.Yuv420Picture;
import dev.pershot.sample.scene.Scene;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimelineTest {
  /** A scene that is as bright as its frame number says. */
  private static Scene counting() {
    return (frame, out) -> java.util.Arrays.fill(out.luma(), (byte) (100 + frame));
  }

  @Test
  void scene_afterACut_beginsAtItsFirstFrame() {
    Timeline timeline =
        Timeline.begin()
            .cut("a", TimelineTest::counting, 10)
            .cut("b", TimelineTest::counting, 10)
            .end();

    assertThat(luma(timeline, 9)).isEqualTo(109);
    assertThat(luma(timeline, 10)).isEqualTo(100);
  }

  @Test
  void scene_afterADissolve_beginsWhereItIsFirstSeen() {
    Timeline timeline =
        Timeline.begin()
            .cut("a", TimelineTest::counting, 10)
            .dissolve("b", TimelineTest::counting, 10, 8)
            .end();

    assertThat(luma(timeline, 14)).isEqualTo(108);
    assertThat(timeline.truth().passages().get(0).range()).isEqualTo(new FrameRange(6, 14));
  }

  @Test
  void scene_ofARepeatedShot_isMadeOnce() {
    AtomicInteger made = new AtomicInteger();
    Timeline timeline =
        Timeline.begin()
            .cut(
                "a",
                () -> {
                  made.incrementAndGet();
                  return counting();
                },
                10)
            .again("b", "a")
            .end();

    assertThat(luma(timeline, 13)).isEqualTo(103);
    assertThat(luma(timeline, 3)).isEqualTo(103);
    assertThat(made).hasValue(1);
  }

  @Test
  void again_unknownShot_isRefusedByName() {
    assertThatThrownBy(() -> Timeline.begin().again("b", "a")).hasMessageContaining("\"a\"");
  }

  @Test
  void passage_longerThanItsShots_isRefused() {
    Timeline.Builder builder = Timeline.begin().cut("a", TimelineTest::counting, 10);

    assertThatThrownBy(() -> builder.dissolve("b", TimelineTest::counting, 3, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"b\"");
  }

  @Test
  void flash_atTheEndOfAShot_isRefused() {
    Timeline.Builder builder = Timeline.begin().cut("a", TimelineTest::counting, 10);

    assertThatThrownBy(() -> builder.flash(8, 2)).hasMessageContaining("[8, 10)");
  }

  private static int luma(Timeline timeline, int frame) {
    Yuv420Picture picture = SampleMaster.newPicture();
    timeline.draw(frame, picture);
    return picture.luma()[0] & 0xff;
  }
}
