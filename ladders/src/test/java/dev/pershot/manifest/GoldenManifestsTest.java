package dev.pershot.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The whole text of every manifest, to be read in review. {@code mvn test -pl ladders
 * -Dtest=GoldenManifestsTest -Dpershot.goldens=write} writes the goldens anew.
 */
class GoldenManifestsTest {
  private static final Path GOLDENS = Path.of("src/test/resources/dev/pershot/manifest");

  static Stream<Arguments> ladders() {
    return Stream.of(
        Arguments.of("ntsc", LadderFixture.ntsc()),
        Arguments.of("pal-without-audio", LadderFixture.palWithoutAudio()),
        Arguments.of("one-short-segment", LadderFixture.oneShortSegment()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ladders")
  void manifests_areAsTheGoldensSay(String name, PackagedLadder ladder) throws IOException {
    Map<String, String> texts = new TreeMap<>(HlsPlaylists.of(ladder));
    texts.put(DashManifest.PATH, DashManifest.of(ladder));
    Path folder = GOLDENS.resolve(name);
    if ("write".equals(System.getProperty("pershot.goldens"))) {
      write(folder, texts);
    }

    assertThat(texts).isEqualTo(read(folder));
  }

  private static void write(Path folder, Map<String, String> texts) throws IOException {
    for (Path old : files(folder)) {
      Files.delete(old);
    }
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = folder.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
    }
  }

  private static Map<String, String> read(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (Path file : files(folder)) {
      texts.put(folder.relativize(file).toString(), Files.readString(file));
    }
    return texts;
  }

  private static Path[] files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return new Path[0];
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toArray(Path[]::new);
    }
  }
}
