package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a run published. */
final class Published {
  private Published() {}

  /** The hash of each file, by its path: of all but what tells how the run went. */
  static Map<String, String> hashes(Path root) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = root.relativize(file).toString();
        if (name.matches("(media|hls|dash)/.*|ladder.json")) {
          hashes.put(name, Json.sha256(Files.readAllBytes(file)));
        }
      }
    }
    assertThat(hashes).containsKey("ladder.json").hasSizeGreaterThan(8);
    return hashes;
  }
}
