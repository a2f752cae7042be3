package dev.pershot.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds every frame and every sample to {@code film.txt}. Where the film is meant to change, {@code
 * mvn -pl sample-media test -Dpershot.golden=update} writes the file anew; the README names the
 * last two of its lines.
 */
class FilmGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/dev/pershot/sample/film.txt");

  @Test
  void film_drawnWhole_isTheGoldenOne() throws IOException {
    String dump = new FilmChecksums().dump();
    if ("update".equals(System.getProperty("pershot.golden"))) {
      Files.writeString(GOLDEN, dump);
    }
    assertThat(dump).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void readme_checksums_areTheGoldenOnes() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    for (String line : Files.readAllLines(GOLDEN)) {
      if (line.startsWith("pictures") || line.startsWith("sound")) {
        assertThat(readme).contains(line.substring(line.indexOf(' ') + 1));
      }
    }
  }

  @Test
  void readme_table_namesEveryShot() throws IOException {
    Truth truth = new SampleMaster().truth();
    String readme = Files.readString(Path.of("README.md"));
    for (int i = 0; i < truth.names().size(); i++) {
      assertThat(readme)
          .contains(
              "| %s | %s |".formatted(truth.names().get(i), truth.shots().shots().get(i).range()));
    }
  }
}
