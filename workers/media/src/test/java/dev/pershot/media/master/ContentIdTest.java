package dev.pershot.media.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentIdTest {
  @TempDir Path folder;

  @Test
  void of_file_isItsSha256AndLength() throws IOException {
    Path file = Files.writeString(folder.resolve("abc"), "abc");

    assertThat(ContentId.of(MasterSource.of(file), bytes -> {}))
        .isEqualTo(
            new ContentId("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", 3));
  }

  @Test
  void of_largeFile_reportsItsProgressToTheEnd() throws IOException {
    Path file = Files.write(folder.resolve("large"), new byte[3_500_000]);
    List<Long> progress = new ArrayList<>();

    ContentId id = ContentId.of(MasterSource.of(file), progress::add);

    assertThat(id.bytes()).isEqualTo(3_500_000);
    assertThat(progress).isSorted().hasSizeGreaterThan(3).last().isEqualTo(3_500_000L);
  }

  @Test
  void of_missingFile_saysSo() {
    assertRefused(folder.resolve("none.mp4"), ErrorCode.MASTER_MISSING, "there is no file ");
  }

  @Test
  void of_folder_saysSo() {
    assertRefused(folder, ErrorCode.MASTER_MISSING, "is a folder; name a video file");
  }

  @Test
  void of_emptyFile_saysSo() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.mp4"));

    assertRefused(file, ErrorCode.MASTER_UNREADABLE, "is empty (0 bytes)");
  }

  @Test
  void of_unreadableFile_saysSo() throws IOException {
    Path file = Files.writeString(folder.resolve("secret.mp4"), "secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("-wx------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");

    assertRefused(file, ErrorCode.MASTER_UNREADABLE, "is not readable; check its permissions");
  }

  private static void assertRefused(Path file, ErrorCode code, String part) {
    assertThatThrownBy(() -> ContentId.of(MasterSource.of(file), bytes -> {}))
        .isInstanceOfSatisfying(PershotException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(part)
        .hasMessageContaining(file.toString());
  }
}
