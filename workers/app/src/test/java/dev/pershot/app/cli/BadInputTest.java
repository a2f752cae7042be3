package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.pershot.app.cli.PershotProcess.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every mistake ends in seconds, in one sentence on stderr, with the right exit code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputTest {
  private Path folder = Path.of("");
  private Path master = Path.of("");

  @BeforeAll
  void writeMaster(@TempDir Path shared) throws IOException {
    folder = shared;
    master = TinyMaster.write(folder.resolve("tiny.mp4"));
  }

  private Ended encode(Path file, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "encode", file.toString(),
                "-o", folder.resolve("out").toString(),
                "--store", folder.resolve("store").toString()));
    arguments.addAll(Arrays.asList(more));
    return PershotProcess.run(folder, arguments.toArray(String[]::new));
  }

  private void assertRefused(Ended ended, int exitCode, String... words) {
    assertThat(ended.exitCode()).as(ended.stderr()).isEqualTo(exitCode);
    List<String> said =
        ended.stderr().lines().filter(line -> line.startsWith("pershot: ")).toList();
    assertThat(said).as(ended.stderr()).hasSize(1);
    assertThat(said.get(0)).contains(words);
    assertThat(ended.stderr()).doesNotContain("\tat ", "Exception");
    assertThat(folder.resolve("out/ladder.json")).doesNotExist();
  }

  @Test
  void encode_zeroByteFile_isRefused() throws Exception {
    Path file = Files.createFile(folder.resolve("empty.mp4"));
    assertRefused(encode(file), 4, "empty.mp4", "0 bytes");
  }

  @Test
  void encode_textNamedMp4_isRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("text.mp4"), "this is no video\n".repeat(99));
    assertRefused(encode(file), 4, "text.mp4", "not a video file");
  }

  @Test
  void encode_missingFile_isRefused() throws Exception {
    assertRefused(encode(folder.resolve("nowhere.mp4")), 4, "nowhere.mp4", "no file");
  }

  @Test
  void encode_folder_isRefused() throws Exception {
    assertRefused(encode(folder), 4, "is a folder");
  }

  @Test
  void encode_truncatedFile_isRefused() throws Exception {
    byte[] whole = Files.readAllBytes(master);
    Path file = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(whole, whole.length * 2 / 3));
    assertRefused(encode(file), 4, "cut.mp4");
  }

  @Test
  void encode_damagedFrame_isRefusedWithItsNumber() throws Exception {
    byte[] bytes = Files.readAllBytes(master);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 3000, (byte) 0x5a);
    Path file = Files.write(folder.resolve("damaged.mp4"), bytes);
    assertRefused(encode(file), 4, "damaged.mp4", "frame");
  }

  @Test
  void encode_unreadableFile_isRefused() throws Exception {
    Path file = Files.copy(master, folder.resolve("secret.mp4"));
    assertThat(file.toFile().setReadable(false)).isTrue();
    assumeTrue(!Files.isReadable(file), "this user reads every file (root)");
    assertRefused(encode(file), 4, "secret.mp4", "permissions");
  }

  @Test
  void encode_outputBelowAFile_isRefused() throws Exception {
    Path file = Files.createFile(folder.resolve("occupied"));
    Ended ended =
        PershotProcess.run(
            folder,
            "encode",
            master.toString(),
            "-o",
            file.resolve("out").toString(),
            "--store",
            folder.resolve("store").toString());
    assertRefused(ended, 1, "cannot write to the output folder", "occupied");
  }

  @Test
  void encode_unknownPolicyKey_isRefused() throws Exception {
    Path policy = Files.writeString(folder.resolve("key.json"), "{\"qualityCieling\": 90}");
    assertRefused(
        encode(master, "--policy", policy.toString()), 2, "qualityCieling", "qualityCeiling");
  }

  @Test
  void encode_quantizerOutOfRange_isRefused() throws Exception {
    Path policy =
        Files.writeString(folder.resolve("quantizer.json"), "{\"quantizers\": {\"max\": 77}}");
    assertRefused(encode(master, "--policy", policy.toString()), 2, "quantizers.max", "77");
  }

  @Test
  void encode_impossiblePolicy_namesTheBound() throws Exception {
    Path policy =
        Files.writeString(
            folder.resolve("impossible.json"),
            """
            {"resolutions": [90], "quantizers": {"min": 40, "max": 46, "step": 6},
             "analysisPreset": "veryfast", "finalPreset": "veryfast", "model": "v0.6.1",
             "minBitrateKbps": 30000}
            """);
    assertRefused(encode(master, "--policy", policy.toString()), 1, "minBitrateKbps 30000");
  }

  @Test
  void encode_cutListOfAnotherMaster_isRefused() throws Exception {
    Path cuts =
        Files.writeString(
            folder.resolve("cuts.json"),
            "{\"shots\":[{\"start\":0,\"end\":50,\"transition\":\"cut\"}]}");
    assertRefused(encode(master, "--shots", cuts.toString()), 2, "50", "96 frames");
  }

  @Test
  void encode_unknownOption_isRefusedWithAHint() throws Exception {
    assertRefused(encode(master, "--slotz", "2"), 2, "--slotz", "--help");
  }

  @Test
  void encode_unknownModel_isRefused() throws Exception {
    assertRefused(encode(master, "--model", "vmaf_v9"), 2, "vmaf_v9", "auto");
  }

  @Test
  void encode_storeOnFullDisk_isRefused() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(mount(disk), "no tmpfs can be mounted here");
    try {
      Ended ended =
          PershotProcess.run(
              folder,
              "encode",
              master.toString(),
              "-o",
              folder.resolve("out").toString(),
              "--store",
              disk.resolve("store").toString());
      assertRefused(ended, 1, "full");
    } finally {
      new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }
  }

  private static boolean mount(Path disk) throws Exception {
    try {
      return new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString())
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
