package dev.pershot.media.master;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.SharedMedia;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What becomes of every file in {@code shared/media/nasty}, as a table to be read in review. {@code
 * mvn test -pl workers/media -am -Dtest=NastyMastersTest -Dpershot.goldens=write} writes it anew.
 */
class NastyMastersTest {
  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/pershot/media/master/nasty-masters.txt");

  /** One of them has 10,883, and takes ten seconds. */
  private static final int MOST_FRAMES = 1_000;

  @Test
  void nastyMasters_endAsTheGoldenSays() throws IOException {
    Path folder = SharedMedia.require("nasty");
    StringBuilder table = new StringBuilder();
    for (Path file : files(folder)) {
      table.append(file.getFileName()).append("\n    ").append(outcome(file)).append('\n');
    }
    if ("write".equals(System.getProperty("pershot.goldens"))) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, table);
    }

    assertThat(table.toString()).isEqualTo(Files.readString(GOLDEN));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static String outcome(Path file) {
    try {
      Master master = OpenedMaster.probe(file);
      return master.frames() > MOST_FRAMES
          ? accepted(master) + ", too long to be inspected here"
          : accepted(master) + inspected(OpenedMaster.of(file).index());
    } catch (PershotException e) {
      assertThat(e.code().exitCode()).as(file.toString()).isEqualTo(4);
      String message = String.valueOf(e.getMessage());
      assertThat(message).doesNotContain("\n").doesNotContain("Exception").hasSizeLessThan(250);
      return e.code() + ": " + message.replace(file.getParent() + "/", "");
    }
  }

  private static String accepted(Master master) {
    Master.Video video = master.video();
    return "accepted: %s %s %s at %s, %d frames, sound %s"
        .formatted(
            video.codec(),
            video.resolution(),
            video.pixelFormat(),
            video.frameRate(),
            master.frames(),
            master
                .audio()
                .map(a -> a.codec() + " " + a.sampleRate() + " Hz x " + a.channels())
                .orElse("none"));
  }

  private static String inspected(FrameIndex index) {
    return ", whole, decodable from " + index.keyFrames();
  }
}
