package dev.pershot.bench;

import static dev.pershot.bench.TimedShell.quoted;

import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Master.Video;
import dev.pershot.model.Recipe;
import dev.pershot.model.Resolution;
import dev.pershot.model.TrialSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What Pershot does to a shot, as command lines of {@code ffmpeg} and {@code vmaf}. Frames are
 * counted, never sought by time.
 */
final class ToolCommands {
  /** As Pershot scales: the same result on every CPU. */
  private static final String EXACT = "+accurate_rnd+bitexact";

  private final Path ffmpeg;
  private final Path vmaf;
  private final Video video;
  private final int threads;

  /**
   * Commands for a master.
   *
   * @param threads that each program may use
   */
  ToolCommands(Path ffmpeg, Path vmaf, Video video, int threads) {
    this.ffmpeg = ffmpeg;
    this.vmaf = vmaf;
    this.video = video;
    this.threads = threads;
  }

  /** The shot and the neighbours' frames that its first and last scores depend on. */
  static FrameRange window(TrialSpec spec, int titleFrames) {
    FrameRange shot = spec.range();
    VmafModel model = deciding(spec);
    return new FrameRange(
        Math.max(0, shot.start() - model.leadIn()),
        Math.min(titleFrames, shot.end() + model.leadOut()));
  }

  /** Once a shot: its frames as they are, and the window as the reference of its scores. */
  String cut(Path master, TrialSpec spec, FrameRange window, Path source, Path reference) {
    String graph =
        "[0:%d]split[a][b];[a]%s[source];[b]%s,scale=flags=bicubic%s,format=%s[reference]"
            .formatted(
                video.streamIndex(), trim(spec.range()), trim(window), EXACT, scoredFormat(spec));
    return ffmpeg()
        + (" -i %s -filter_complex %s -map '[source]' -f rawvideo %s"
                + " -map '[reference]' -f rawvideo %s")
            .formatted(quoted(master), quoted(graph), quoted(source), quoted(reference));
  }

  private static String trim(FrameRange range) {
    return "trim=start_frame=%d:end_frame=%d,setpts=N/FRAME_RATE/TB"
        .formatted(range.start(), range.end());
  }

  /** Without x264's settings in the stream, as Pershot's trials are. */
  String encode(TrialSpec spec, Path source, Path stream) {
    Recipe recipe = spec.recipe();
    Resolution size = recipe.resolution();
    String keyFrames =
        spec.idrFrames().stream().map("eq(n,%d)"::formatted).collect(Collectors.joining("+"));
    return String.join(
        " ",
        ffmpeg(),
        "-f rawvideo -pixel_format",
        video.pixelFormat(),
        "-video_size",
        video.resolution().toString(),
        "-framerate",
        video.frameRate().toString(),
        "-i",
        quoted(source),
        "-vf scale=%d:%d:flags=%s%s,format=%s"
            .formatted(size.width(), size.height(), recipe.scaler(), EXACT, recipe.pixelFormat()),
        "-c:v libx264 -threads %d -preset %s -crf %s"
            .formatted(threads, recipe.preset(), recipe.quantizer()),
        "-forced-idr 1 -force_key_frames",
        quoted("expr:" + keyFrames),
        "-x264-params",
        quoted(recipe.parameters()),
        "-bsf:v filter_units=remove_types=6 -f h264",
        quoted(stream));
  }

  /** The neighbours' frames are their own distortion, as in Pershot. */
  String score(TrialSpec spec, FrameRange window, Path stream, Path reference, Path scores) {
    List<String> distorted = new ArrayList<>();
    int before = spec.range().start() - window.start();
    if (before > 0) {
      distorted.add(part("head", before, spec, reference));
    }
    distorted.add(decode(spec, stream));
    int after = window.end() - spec.range().end();
    if (after > 0) {
      distorted.add(part("tail", after, spec, reference));
    }
    return "{ " + String.join(" && ", distorted) + "; } | " + compare(spec, reference, scores);
  }

  private String decode(TrialSpec spec, Path stream) {
    Resolution size = video.resolution();
    return ffmpeg()
        + " -f h264 -i %s -vf setpts=N/FRAME_RATE/TB,scale=%d:%d:flags=bicubic%s,format=%s"
            .formatted(quoted(stream), size.width(), size.height(), EXACT, scoredFormat(spec))
        + " -f rawvideo -";
  }

  private String part(String program, int frames, TrialSpec spec, Path reference) {
    long bytes = video.resolution().pixels() * 3 / 2 * (depth(spec) > 8 ? 2 : 1) * frames;
    return "%s -c %d %s".formatted(program, bytes, quoted(reference));
  }

  private String compare(TrialSpec spec, Path reference, Path scores) {
    Resolution size = video.resolution();
    return String.join(
        " ",
        quoted(vmaf),
        "--reference",
        quoted(reference),
        "--distorted /dev/stdin --width %d --height %d".formatted(size.width(), size.height()),
        "--pixel_format 420 --bitdepth",
        Integer.toString(depth(spec)),
        "--model",
        model(spec),
        "--threads %d --json --quiet --output".formatted(threads),
        quoted(scores));
  }

  /** v1 is told what the encode was, as Pershot tells it. */
  private static String model(TrialSpec spec) {
    String model = "version=" + spec.models().get(0) + ":name=" + VmafLog.SCORE;
    if (!deciding(spec).isV1()) {
      return model;
    }
    Recipe recipe = spec.recipe();
    return model
        + ":cambi.enc_width=%d:cambi.enc_height=%d:cambi.enc_bitdepth=%d"
            .formatted(
                recipe.resolution().width(),
                recipe.resolution().height(),
                recipe.pixelFormat().contains("10") ? 10 : 8);
  }

  private String scoredFormat(TrialSpec spec) {
    return depth(spec) > 8 ? "yuv420p10le" : "yuv420p";
  }

  /** v1 wants 10 bits; v0 takes what there is. */
  private int depth(TrialSpec spec) {
    return deciding(spec).isV1() ? Math.max(10, video.bitDepth()) : video.bitDepth();
  }

  private static VmafModel deciding(TrialSpec spec) {
    return new VmafModel(spec.models().get(0));
  }

  private String ffmpeg() {
    return "%s -nostdin -v error -y -threads %d".formatted(quoted(ffmpeg), threads);
  }
}
