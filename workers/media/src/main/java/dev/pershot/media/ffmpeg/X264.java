package dev.pershot.media.ffmpeg;

import dev.pershot.model.FrameRate;
import dev.pershot.model.Master.Colour;
import dev.pershot.model.Recipe;
import dev.pershot.model.Resolution;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which x264 is inside FFmpeg: it tells only in what it encodes. */
public final class X264 {
  private static final Pattern CORE = Pattern.compile("x264 - core (\\d+)");

  private X264() {}

  /** The encoder's name and version, such as {@code libx264 core 165}. */
  public static String version() {
    Resolution size = new Resolution(64, 64);
    Recipe recipe =
        new Recipe("h264", size, 51, "ultrafast", "stitchable=1", "yuv420p", "lanczos", "x264");
    Colour colour = new Colour("unknown", "unknown", "unknown", "unknown", "unknown");
    try (VideoEncoder encoder = VideoEncoder.open(recipe, new FrameRate(25, 1), colour);
        Frame frame = Frame.picture(size, VideoEncoder.yuv420p());
        Packet packet = Packet.empty()) {
      encoder.send(frame, 0, true);
      encoder.finish();
      if (!encoder.receive(packet)) {
        return "libx264";
      }
      Matcher core = CORE.matcher(new String(packet.bytes(), StandardCharsets.ISO_8859_1));
      return core.find() ? "libx264 core " + core.group(1) : "libx264";
    }
  }
}
