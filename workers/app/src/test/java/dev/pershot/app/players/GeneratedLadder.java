package dev.pershot.app.players;

import static java.util.Objects.requireNonNull;

import dev.pershot.app.Pershot;
import dev.pershot.ladder.Ladder;
import dev.pershot.model.Resolution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ladder of {@link CodedFilm}, as {@code pershot encode} delivers it. */
record GeneratedLadder(Path folder, Ladder ladder) {
  /** Tests run in several processes: each makes its own. */
  private static final Path WORK =
      Path.of("target", "playback-" + System.getProperty("tests.fork", "1")).toAbsolutePath();

  private static final int SAMPLE_RATE = 48_000;
  private static final int AAC_FRAME = 1024;

  /** Small and fast, of two resolutions. */
  private static final String POLICY =
      """
      {
        "resolutions": [360, 180],
        "quantizers": {"min": 22, "max": 34, "step": 12},
        "analysisPreset": "veryfast",
        "finalPreset": "veryfast",
        "minBitrateKbps": 30,
        "segmentSeconds": 2,
        "gopSeconds": 1
      }
      """;

  private static @Nullable GeneratedLadder generated;

  /** Makes it, once for all tests. */
  static synchronized GeneratedLadder get() {
    if (generated == null) {
      try {
        generated = generate();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return requireNonNull(generated);
  }

  /** A ladder that is there. */
  static GeneratedLadder in(Path folder) throws IOException {
    Path file = folder.resolve("ladder.json");
    return new GeneratedLadder(folder, Ladder.read(Files.readAllBytes(file), file.toString()));
  }

  private static GeneratedLadder generate() throws IOException {
    deleteAll(WORK);
    Files.createDirectories(WORK);
    Path film = WORK.resolve("film.avi");
    Path cuts = WORK.resolve("cuts.json");
    Path policy = WORK.resolve("policy.json");
    Path ladder = WORK.resolve("ladder");
    CodedFilm.write(film);
    CodedFilm.writeCuts(cuts);
    Files.writeString(policy, POLICY);
    encode(
        List.of(
            film.toString(),
            "--output=" + ladder,
            "--store=file:" + WORK.resolve("store"),
            "--shots=" + cuts,
            "--policy=" + policy));
    Files.delete(film);
    return in(ladder);
  }

  /** In a process of its own, as it is used: it handles signals and ends its JVM. */
  private static void encode(List<String> arguments) {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Pershot.class.getName(),
            "encode");
    List<String> command = Stream.concat(java, arguments.stream()).toList();
    new Program(command, Path.of(""), WORK.resolve("encode.log")).run(Duration.ofMinutes(5));
  }

  /** A copy, to be spoiled. */
  GeneratedLadder copy(String name) throws IOException {
    Path target = folder.resolveSibling(name);
    deleteAll(target);
    copyAll(folder, target);
    return new GeneratedLadder(target, ladder);
  }

  static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }

  static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  double seconds() {
    return ladder.frameRate().seconds(ladder.frames());
  }

  /** As many AAC frames as cover the video. */
  int audioFrames() {
    return (int) Math.ceil(seconds() * SAMPLE_RATE / AAC_FRAME - 1e-9);
  }

  double audioSeconds() {
    return (double) audioFrames() * AAC_FRAME / SAMPLE_RATE;
  }

  Resolution lowest() {
    return ladder.rungs().get(0).resolution();
  }

  Resolution highest() {
    return ladder.rungs().get(ladder.rungs().size() - 1).resolution();
  }
}
