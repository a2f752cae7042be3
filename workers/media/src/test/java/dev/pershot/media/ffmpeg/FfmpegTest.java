package dev.pershot.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FfmpegTest {
  @Test
  void version_ofThisBuild_isKnown() {
    assertThat(Ffmpeg.version()).startsWith("8.");
    assertThat(Ffmpeg.licence()).contains("GPL");
    assertThat(Ffmpeg.hasX264()).isTrue();
  }

  /** As on a machine for which no natives were fetched: the same sentence each time. */
  @Test
  void load_withoutNatives_saysSoEachTime() throws IOException, InterruptedException {
    List<String> said =
        java("-Dorg.bytedeco.javacpp.platform=plan9-mips", WithoutNatives.class.getName());

    assertThat(said).hasSize(2).allMatch(line -> line.equals(said.get(0)));
    assertThat(said.get(0))
        .startsWith("NATIVE_MISSING: FFmpeg's natives do not load on this platform (plan9-mips): ");
  }

  /** Asks twice, in a process of its own. */
  static final class WithoutNatives {
    private WithoutNatives() {}

    public static void main(String[] args) {
      for (int i = 0; i < 2; i++) {
        try {
          System.out.println(Ffmpeg.version());
        } catch (PershotException e) {
          System.out.println(e.code() + ": " + e.getMessage());
        }
      }
    }
  }

  private static List<String> java(String property, String main)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                property,
                "-cp",
                System.getProperty("java.class.path"),
                main)
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return out.lines().toList();
  }
}
