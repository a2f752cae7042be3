package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputDigestsTest {
  @TempDir private Path folder;

  @Test
  void differences_ofCpuAndOfTheRunItself_areNone() throws IOException {
    OutputDigests one = output("one", "4,0.1,k", "{\"a\":1}", "then");
    OutputDigests other = output("other", "4,0.9,k", "{\"a\":1}", "now");

    assertThat(one.files().keySet()).containsExactlyInAnyOrder("trials.csv", "hls/ladder.json");
    assertThat(one.differences(other)).isEmpty();
  }

  @Test
  void differences_ofAnythingElse_areNamed() throws IOException {
    OutputDigests one = output("one", "4,0.1,k", "{\"a\":1}", "then");
    OutputDigests other = output("other", "5,0.1,k", "{\"a\":2}", "then");
    Files.delete(folder.resolve("other/trials.csv"));

    assertThat(one.differences(other)).containsExactly("hls/ladder.json", "trials.csv");
    assertThat(one.differences(OutputDigests.of(folder.resolve("other"))))
        .containsExactly("hls/ladder.json", "trials.csv");
  }

  private OutputDigests output(String name, String trial, String ladder, String run)
      throws IOException {
    Path out = folder.resolve(name);
    Files.createDirectories(out.resolve("hls"));
    Files.createDirectories(out.resolve("history"));
    Files.writeString(out.resolve("history/title.json"), run);
    Files.writeString(out.resolve("run.json"), run);
    Files.writeString(out.resolve("trials.csv"), "bytes,cpu_encode,key\n" + trial + "\n");
    Files.writeString(out.resolve("hls/ladder.json"), ladder);
    return OutputDigests.of(out);
  }
}
