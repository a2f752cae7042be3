package dev.pershot.bench;

import dev.pershot.model.CodedFrame;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.FrameSampling;
import dev.pershot.model.Master.Colour;
import dev.pershot.model.Master.Video;
import dev.pershot.model.Recipe;
import dev.pershot.model.Resolution;
import dev.pershot.model.Score;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import dev.pershot.model.Versions;
import java.util.List;

/** Trials of a made-up title. */
final class BenchFixture {
  private BenchFixture() {}

  static Video video(int bitDepth) {
    return new Video(
        1,
        "h264",
        new Resolution(1280, 720),
        new FrameRate(30_000, 1001),
        bitDepth > 8 ? "yuv420p10le" : "yuv420p",
        bitDepth,
        new Colour("tv", "bt709", "bt709", "bt709", "left"));
  }

  /** Frames 4 to 7, the last two after a second IDR. */
  static TrialSpec spec(String model, double quantizer) {
    return new TrialSpec(
        TrialSpec.SCHEMA,
        "ab".repeat(32),
        new FrameRange(4, 8),
        List.of(0, 2),
        new Recipe(
            "h264",
            new Resolution(640, 360),
            quantizer,
            "medium",
            "keyint=infinite:scenecut=0",
            "yuv420p",
            "lanczos",
            "libx264 core 165"),
        List.of(model),
        FrameSampling.ALL,
        new Versions("8.0.1", "libx264 core 165", "3.2.0"));
  }

  static Trial trial(double quantizer, double cpuSeconds) {
    return new Trial(
        spec("vmaf_v0.6.1", quantizer),
        40,
        "cd".repeat(32),
        List.of(
            new CodedFrame(0, 10, true),
            new CodedFrame(1, 10, false),
            new CodedFrame(2, 10, true),
            new CodedFrame(3, 10, false)),
        List.of(Score.of("vmaf_v0.6.1", new double[] {90, 91, 92, 93})),
        new CpuSeconds(0, 0, cpuSeconds, 0),
        List.of(CpuSeconds.ZERO));
  }
}
