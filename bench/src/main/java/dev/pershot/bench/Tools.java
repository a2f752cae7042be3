package dev.pershot.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The command lines to compare with. */
record Tools(Path ffmpeg, Path vmaf, Versions versions) {
  private static final Pattern FFMPEG = Pattern.compile("ffmpeg version (\\S+)");
  private static final Pattern X264 = Pattern.compile("x264 - core (\\d+(?: r\\d+)?)");
  private static final Pattern VMAF = Pattern.compile("(\\d+\\.\\d\\S*)");

  /** What they say of themselves. */
  record Versions(String ffmpeg, String x264, String vmaf) {}

  /**
   * The {@code ffmpeg} on the path, and the {@code vmaf} there or named in PERSHOT_VMAF_CLI.
   *
   * @throws BenchFailure saying which is not there
   */
  static Tools find() {
    Path ffmpeg = onPath("ffmpeg");
    String named = System.getenv().getOrDefault("PERSHOT_VMAF_CLI", "");
    Path vmaf = named.isEmpty() ? onPath("vmaf") : Path.of(named);
    return new Tools(
        ffmpeg,
        vmaf,
        new Versions(
            version(FFMPEG, List.of(ffmpeg.toString(), "-version")),
            version(X264, firstFrame(ffmpeg)),
            version(VMAF, List.of(vmaf.toString(), "--version"))));
  }

  /** x264 tells its version only in what it encodes. */
  private static List<String> firstFrame(Path ffmpeg) {
    String source = "color=size=64x64:rate=25:duration=0.04";
    String options = " -v error -f lavfi -i " + source + " -c:v libx264 -f h264 -";
    return Stream.of((ffmpeg + options).split(" ", -1)).toList();
  }

  private static Path onPath(String name) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new BenchFailure("no '" + name + "' on the path"));
  }

  private static String version(Pattern pattern, List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      byte[] said = process.getInputStream().readAllBytes();
      Matcher matcher = pattern.matcher(new String(said, StandardCharsets.ISO_8859_1));
      if (process.waitFor() == 0 && matcher.find()) {
        return matcher.group(1);
      }
    } catch (IOException e) {
      throw new BenchFailure("cannot run " + command.get(0), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchFailure("interrupted", e);
    }
    throw new BenchFailure("'" + String.join(" ", command) + "' does not name a version");
  }
}
