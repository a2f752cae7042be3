package dev.pershot.app.players;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** What {@code src/test/players} brings along, installed: the players and Shaka Packager. */
final class NodeTools {
  private static final Path SOURCE = Path.of("src", "test", "players");
  private static final Path INSTALLED = Path.of("target", "players").toAbsolutePath();
  private static final String LOCK = "package-lock.json";

  /** Where it is set, nothing is skipped. */
  private static final String REQUIRED = "PERSHOT_REQUIRE_BROWSER";

  private static @Nullable NodeTools installed;

  private final Path node;

  private NodeTools(Path node) {
    this.node = node;
  }

  /** Installs what the lock file names, once. Where npm is missing the test is skipped. */
  static synchronized NodeTools installed() {
    if (installed == null) {
      Path npm = require("npm");
      NodeTools tools = new NodeTools(require("node"));
      try {
        install(npm);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      installed = tools;
    }
    return requireNonNull(installed);
  }

  /** Where Chromium is. Where it is not, the test is skipped. */
  static Path chromium() {
    return require("chromium", "chromium-browser", "google-chrome");
  }

  private static Path require(String... names) {
    return Program.find(names)
        .orElseGet(
            () -> {
              String reason =
                  "no " + names[0] + " on the path; 'pershot doctor' says how to get it";
              if ("1".equals(System.getenv(REQUIRED))) {
                throw new AssertionError(reason + " (" + REQUIRED + "=1 lets nothing be skipped)");
              }
              return Assumptions.abort(reason);
            });
  }

  /** One test process at a time: two may run side by side. */
  private static void install(Path npm) throws IOException {
    Files.createDirectories(INSTALLED);
    try (FileChannel file =
        FileChannel.open(
            INSTALLED.resolveSibling("players.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE)) {
      // Until the file is closed.
      file.lock();
      installAlone(npm);
    }
  }

  private static void installAlone(Path npm) throws IOException {
    byte[] wanted = Files.readAllBytes(SOURCE.resolve(LOCK));
    Path stamp = INSTALLED.resolve("installed.json");
    boolean current = Files.exists(stamp) && Arrays.equals(Files.readAllBytes(stamp), wanted);
    if (!current) {
      Files.deleteIfExists(stamp);
    }
    copySources();
    if (!current) {
      List<String> command = List.of(npm.toString(), "ci", "--no-progress");
      new Program(command, INSTALLED, INSTALLED.resolve("npm.log")).run(Duration.ofMinutes(5));
      Files.write(stamp, wanted);
    }
  }

  private static void copySources() throws IOException {
    try (Stream<Path> sources = Files.walk(SOURCE)) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        Path target = INSTALLED.resolve(SOURCE.relativize(source));
        Files.createDirectories(target.getParent());
        // The other process may be running one that is there.
        if (!Files.exists(target) || Files.mismatch(source, target) >= 0) {
          Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** A script of {@code src/test/players}, with arguments. */
  Program script(String name, List<String> arguments, Path log) {
    Stream<String> start = Stream.of(node.toString(), name);
    return new Program(Stream.concat(start, arguments.stream()).toList(), INSTALLED, log);
  }

  /**
   * Shaka Packager. Its binary and not the package's own command, which answers 0 when the binary
   * fails.
   */
  Path packager() {
    boolean mac = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    String name = "packager-" + (mac ? "osx" : "linux") + "-" + (arm ? "arm64" : "x64");
    return INSTALLED.resolve(Path.of("node_modules", "shaka-packager", "bin", name));
  }
}
