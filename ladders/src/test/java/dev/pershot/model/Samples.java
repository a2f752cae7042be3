package dev.pershot.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values that tests start from. */
public final class Samples {
  public static final String CONTENT_ID = "0123456789abcdef".repeat(4);
  public static final String V1 = "vmaf_v1.0.16_3d0h";
  public static final String V061 = "vmaf_v0.6.1";

  private Samples() {}

  public static Recipe recipe() {
    return new Recipe(
        "h264",
        new Resolution(1280, 720),
        26,
        "medium",
        "keyint=infinite:scenecut=0",
        "yuv420p",
        "lanczos",
        "libx264 164");
  }

  public static Versions versions() {
    return new Versions("8.0.1", "libx264 164", "3.2.0");
  }

  public static TrialSpec spec() {
    return new TrialSpec(
        TrialSpec.SCHEMA,
        CONTENT_ID,
        new FrameRange(100, 106),
        List.of(0, 3),
        recipe(),
        List.of(V1, V061),
        FrameSampling.ALL,
        versions());
  }

  /** A trial of {@link #spec}: two groups of three frames in the order of a pyramid. */
  public static Trial trial() {
    return new Trial(
        spec(),
        2175,
        "fedcba9876543210".repeat(4),
        List.of(
            new CodedFrame(0, 1000, true),
            new CodedFrame(2, 150, false),
            new CodedFrame(1, 25, false),
            new CodedFrame(3, 900, true),
            new CodedFrame(5, 80, false),
            new CodedFrame(4, 20, false)),
        List.of(score(V1, 6), score(V061, 6)),
        new CpuSeconds(0.5, 0.25, 2, 1),
        List.of(new CpuSeconds(0, 0.125, 0, 0.25), new CpuSeconds(0, 0.125, 0, 0.75)));
  }

  public static Score score(String model, int frames) {
    double[] scores = new double[frames];
    for (int i = 0; i < frames; i++) {
      scores[i] = 90 + i;
    }
    return Score.of(model, scores);
  }

  public static Master master(Optional<Master.Audio> audio) {
    return new Master(
        CONTENT_ID,
        123_456_789_012L,
        "mov,mp4,m4a,3gp,3g2,mj2",
        new Master.Video(
            0,
            "h264",
            new Resolution(1920, 1080),
            new FrameRate(30_000, 1001),
            "yuv420p10le",
            10,
            new Master.Colour("tv", "bt709", "bt709", "bt709", "left")),
        audio,
        240,
        8.008);
  }

  /** Shots of so many frames each. */
  public static ShotList shots(int... lengths) {
    List<Shot> shots = new ArrayList<>();
    int start = 0;
    for (int length : lengths) {
      shots.add(new Shot(start, start + length, Transition.CUT));
      start += length;
    }
    return new ShotList(shots);
  }
}
