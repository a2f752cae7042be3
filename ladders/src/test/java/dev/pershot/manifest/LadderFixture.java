package dev.pershot.manifest;

import dev.pershot.model.FrameRate;
import dev.pershot.model.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Packaged ladders as a packager would describe them, with made-up but plausible sizes. */
final class LadderFixture {
  static final FrameRate PAL = new FrameRate(25, 1);
  static final FrameRate NTSC = new FrameRate(30000, 1001);

  private static final int AAC_FRAME = 1024;
  private static final int SAMPLE_RATE = 48_000;
  private static final int GOP_FRAMES = 50;

  private LadderFixture() {}

  /** Three rungs at 29.97 with English sound; uneven segments, as shots make them. */
  static PackagedLadder ntsc() {
    int[] frames = {180, 180, 174, 90, 90, 90, 37};
    return new PackagedLadder(
        List.of(
            video("video-640x360-1", new Resolution(640, 360), "avc1.64001e", NTSC, 60, frames),
            video("video-1280x720-2", new Resolution(1280, 720), "avc1.64001f", NTSC, 190, frames),
            video("video-1280x720-3", new Resolution(1280, 720), "avc1.64001f", NTSC, 400, frames)),
        Optional.of(audio("eng", NTSC, frames)));
  }

  /** Two rungs at 25 frames a second, silent. */
  static PackagedLadder palWithoutAudio() {
    int[] frames = {150, 150, 150, 20};
    return new PackagedLadder(
        List.of(
            video("video-426x240-1", new Resolution(426, 240), "avc1.640015", PAL, 30, frames),
            video(
                "video-1920x1080-2", new Resolution(1920, 1080), "avc1.640028", PAL, 500, frames)),
        Optional.empty());
  }

  /** One rung of one segment of ten frames: shorter than half of any target duration. */
  static PackagedLadder oneShortSegment() {
    int[] frames = {10};
    return new PackagedLadder(
        List.of(
            video("video-1280x720-1", new Resolution(1280, 720), "avc1.64001f", PAL, 90, frames)),
        Optional.of(audio("und", PAL, frames)));
  }

  /** Sizes swing around a rate, so that peak and average differ. */
  static VideoTrack video(
      String name,
      Resolution resolution,
      String codecs,
      FrameRate rate,
      int kilobytesPerSecond,
      int... frames) {
    int timescale = rate.equals(NTSC) ? 30_000 : 12_800;
    long ticks = (long) timescale * rate.denominator() / rate.numerator();
    List<Segment> segments = new ArrayList<>();
    long start = 0;
    for (int i = 0; i < frames.length; i++) {
      long bytes =
          Math.round(rate.seconds(frames[i]) * kilobytesPerSecond * 1000) * (8 + 5 * i % 7) / 10
              + 117L * (i + 1);
      segments.add(
          new Segment(
              (i + 1) + ".m4s",
              start,
              frames[i] * ticks,
              bytes,
              iFrames(start, frames[i], ticks, bytes)));
      start += frames[i] * ticks;
    }
    return new VideoTrack(
        new Track("media/" + name, "init.mp4", 812, timescale, codecs, segments), resolution, rate);
  }

  private static List<IFrame> iFrames(long start, int frames, long ticks, long bytes) {
    List<IFrame> iFrames = new ArrayList<>();
    for (int frame = 0; frame < frames; frame += GOP_FRAMES) {
      int length = Math.min(GOP_FRAMES, frames - frame);
      long offset = bytes * frame / frames;
      iFrames.add(
          new IFrame(offset, bytes * length / frames / 4, start + frame * ticks, length * ticks));
    }
    return iFrames;
  }

  /** Cut at the AAC frame that is nearest to each boundary of the pictures. */
  static AudioTrack audio(String language, FrameRate rate, int... frames) {
    List<Segment> segments = new ArrayList<>();
    long start = 0;
    int shown = 0;
    for (int i = 0; i < frames.length; i++) {
      shown += frames[i];
      long end = Math.round(rate.seconds(shown) * SAMPLE_RATE / AAC_FRAME) * AAC_FRAME;
      segments.add(
          new Segment(
              (i + 1) + ".m4s", start, end - start, (end - start) / 3 + 11L * i, List.of()));
      start = end;
    }
    Track track = new Track("media/audio-1", "init.mp4", 640, SAMPLE_RATE, "mp4a.40.2", segments);
    return new AudioTrack(track, SAMPLE_RATE, 2, language);
  }
}
