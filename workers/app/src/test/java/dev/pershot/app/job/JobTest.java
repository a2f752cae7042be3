package dev.pershot.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.ladder.Policy;
import dev.pershot.ladder.RecipeOverride;
import dev.pershot.media.shots.ShotOptions;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Json;
import dev.pershot.model.Master;
import dev.pershot.model.Resolution;
import dev.pershot.model.Versions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A run's id is its job's: work under way is found by it. */
final class JobTest {
  /** Of this job at commit f3fb57c, which knew no overrides; it changes where versions do. */
  private static final String ID_BEFORE_OVERRIDES = "f6b73dace73b3646d4abd5807b837fef";

  private static final Job PLAIN =
      new Job(
          Job.SCHEMA,
          new Master(
              "ab".repeat(32),
              1000,
              "mov",
              new Master.Video(
                  0,
                  "h264",
                  new Resolution(320, 180),
                  new FrameRate(25, 1),
                  "yuv420p",
                  8,
                  new Master.Colour("tv", "bt709", "bt709", "bt709", "left")),
              Optional.empty(),
              96,
              3.84),
          Policy.DEFAULT,
          List.of("vmaf_v0.6.1"),
          new Versions("ffmpeg 7", "x264 164", "libvmaf 3"),
          ShotOptions.DEFAULTS,
          Optional.empty());

  @Test
  void runId_withoutOverrides_isThatOfBefore() {
    assertThat(PLAIN.runId()).isEqualTo(ID_BEFORE_OVERRIDES);
    assertThat(json(PLAIN)).doesNotContain("overrides");
    assertThat(read(PLAIN)).isEqualTo(PLAIN);
  }

  @Test
  void runId_withOverrides_isAnother() {
    Job shot = PLAIN.with(List.of(RecipeOverride.ofShot(1, 2, Optional.empty(), 30)));
    Job rung = PLAIN.with(List.of(RecipeOverride.ofRung(1, new Resolution(160, 90))));

    assertThat(List.of(PLAIN.runId(), shot.runId(), rung.runId())).doesNotHaveDuplicates();
    assertThat(read(shot)).isEqualTo(shot);
    assertThat(read(rung)).isEqualTo(rung);
    assertThat(shot.with(List.of()).runId()).isEqualTo(PLAIN.runId());
  }

  private static Job read(Job job) {
    return Job.read(Json.canonical(job), "job.json");
  }

  private static String json(Job job) {
    return new String(Json.canonical(job), StandardCharsets.UTF_8);
  }
}
