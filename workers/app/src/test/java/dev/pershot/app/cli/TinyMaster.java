package dev.pershot.app.cli;

import dev.pershot.media.ffmpeg.FragmentMuxer;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.ffmpeg.VideoEncoder;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Master.Colour;
import dev.pershot.model.Recipe;
import dev.pershot.model.Resolution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A master that is encoded in a moment: four shots of moving texture, 320x180 at 25 frames/s. */
final class TinyMaster {
  static final int SHOTS = 4;
  static final int SHOT_FRAMES = 24;
  static final int FRAMES = SHOTS * SHOT_FRAMES;

  /** A policy that analyses it adaptively, by two sizes and fast presets. */
  static final String ADAPTIVE =
      """
      {"sampling": "adaptive", "resolutions": [90], "quantizers": {"min": 18, "max": 46},
       "analysisPreset": "veryfast", "finalPreset": "veryfast", "model": "v0.6.1",
       "qualityCeiling": 99, "minBitrateKbps": 10, "peakToAverage": 4}
      """;

  private static final Resolution SIZE = new Resolution(320, 180);

  private TinyMaster() {}

  static Path write(Path file) throws IOException {
    Recipe recipe =
        new Recipe("h264", SIZE, 10, "ultrafast", "bframes=0", "yuv420p", "lanczos", "x264");
    Colour colour = new Colour("tv", "bt709", "bt709", "bt709", "left");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (VideoEncoder encoder = VideoEncoder.open(recipe, new FrameRate(25, 1), colour);
        FragmentMuxer muxer = FragmentMuxer.h264(SIZE, encoder.parameterSets(), 12800);
        Frame frame = Frame.picture(SIZE, VideoEncoder.yuv420p());
        Packet packet = Packet.empty()) {
      for (int i = 0; i < FRAMES; i++) {
        draw(frame, i);
        encoder.send(frame, i, i % 12 == 0);
        drain(encoder, packet, muxer);
      }
      encoder.finish();
      drain(encoder, packet, muxer);
      byte[] fragment = muxer.fragment();
      bytes.writeBytes(muxer.init());
      bytes.writeBytes(fragment);
    }
    return Files.write(file, bytes.toByteArray());
  }

  private static void drain(VideoEncoder encoder, Packet packet, FragmentMuxer muxer) {
    while (encoder.receive(packet)) {
      long time = packet.pts() * 512;
      muxer.write(packet.bytes(), time, time, 512, packet.isKey());
    }
  }

  /** Each shot has its own texture, brightness and motion. */
  private static void draw(Frame frame, int number) {
    int shot = number / SHOT_FRAMES;
    int phase = number % SHOT_FRAMES * (shot + 1);
    for (int plane = 0; plane < 3; plane++) {
      int width = plane == 0 ? SIZE.width() : SIZE.width() / 2;
      int height = plane == 0 ? SIZE.height() : SIZE.height() / 2;
      byte[] row = new byte[width];
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          row[x] = (byte) sample(plane, shot, x + phase, y);
        }
        frame
            .pointer()
            .data(plane)
            .position((long) y * frame.pointer().linesize(plane))
            .put(row, 0, width);
      }
    }
  }

  private static int sample(int plane, int shot, int x, int y) {
    if (plane > 0) {
      return 128 + (plane == 1 ? 30 : -30) * (shot % 2 == 0 ? 1 : -1) + (x >> 4) % 5;
    }
    int coarse = ((x >> (2 + shot)) ^ (y >> (2 + shot / 2))) & 31;
    int fine = (x * 7 + y * 13 + x * y) % (9 + 6 * shot);
    return 40 + 35 * shot + 2 * coarse + fine;
  }
}
