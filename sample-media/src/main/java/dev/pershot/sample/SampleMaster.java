package dev.pershot.sample;

import dev.pershot.model.FrameRate;
import dev.pershot.model.Resolution;
import dev.pershot.model.Transition;
import dev.pershot.sample.picture.Yuv420Picture;
import dev.pershot.sample.scene.ArchipelagoScene;
import dev.pershot.sample.scene.CampfireScene;
import dev.pershot.sample.scene.HullScene;
import dev.pershot.sample.scene.LighthouseScene;
import dev.pershot.sample.scene.MandalaScene;
import dev.pershot.sample.scene.MoonriseScene;
import dev.pershot.sample.scene.PageScene;
import dev.pershot.sample.scene.Scene;
import dev.pershot.sample.scene.SeaScene;
import dev.pershot.sample.scene.StormScene;
import dev.pershot.sample.scene.TilesScene;
import dev.pershot.sample.scene.TitleScene;
import dev.pershot.sample.scene.TrainScene;
import dev.pershot.sample.sound.SampleSound;

/**
 * The film: progressive 8-bit 4:2:0 in limited-range BT.709, with stereo sound.
 *
 * <p>An instance draws; what is known without drawing is constant. Not for several threads at once.
 */
public final class SampleMaster {
  public static final Resolution RESOLUTION = new Resolution(Scene.WIDTH, Scene.HEIGHT);
  public static final FrameRate FRAME_RATE = new FrameRate(25, 1);

  private final Timeline timeline = film();
  private final Truth truth = timeline.truth();

  public int frames() {
    return truth.shots().frames();
  }

  public Truth truth() {
    return truth;
  }

  /** Draws frame {@code frame}, counted from 0, over the whole picture. */
  public void draw(int frame, Yuv420Picture out) {
    timeline.draw(frame, out);
  }

  /** A picture of the film's size, to draw into. */
  public static Yuv420Picture newPicture() {
    return new Yuv420Picture(Scene.WIDTH, Scene.HEIGHT);
  }

  /** The whole sound, exactly as long as the picture, with a tick on every hard cut. */
  public SampleSound sound() {
    int[] ticks =
        truth.shots().shots().stream()
            .filter(shot -> shot.start() > 0 && shot.transition() == Transition.CUT)
            .mapToInt(shot -> sample(shot.start()))
            .toArray();
    return SampleSound.of(sample(frames()), ticks);
  }

  /** The sample that sounds when a frame begins to be shown; 25 fps divide 48 kHz evenly. */
  public static int sample(int frame) {
    return frame * (SampleSound.RATE / FRAME_RATE.numerator());
  }

  private static Timeline film() {
    return Timeline.begin()
        .cut("title", TitleScene::new, 45)
        .cut("archipelago", ArchipelagoScene::new, 50)
        .cut("train", TrainScene::new, 36)
        .cut("tiles", TilesScene::new, 15)
        .cut("hull", HullScene::new, 40)
        .cut("page", PageScene::new, 45)
        .cut("mandala", MandalaScene::new, 36)
        .again("train again", "train")
        .cut("sea", SeaScene::new, 50)
        .dissolve("moonrise", MoonriseScene::new, 50, 16)
        .cut("campfire", CampfireScene::new, 38)
        .cut("storm", StormScene::new, 42)
        .flash(16, 2)
        .fade("lighthouse", LighthouseScene::new, 45, 24)
        .end();
  }
}
