package dev.pershot.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.DiskFault;
import dev.pershot.model.ErrorCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskFaultTest {
  private static final String GERMAN = "Auf dem Gerät ist kein Speicherplatz mehr verfügbar";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"No space left on device", "Disk quota exceeded"})
  void of_whatTheSystemSaysOfAFullDisk_isAFullDisk(String reason) {
    assertThat(DiskFault.of(folder, new IOException(reason)).code())
        .isEqualTo(ErrorCode.STORE_FULL);
  }

  @Test
  void of_faultInAnotherLanguage_isAFullDiskWhereNothingIsLeft() throws IOException {
    assertThat(DiskFault.of(folder, new IOException(GERMAN)).code())
        .isEqualTo(ErrorCode.STORE_UNWRITABLE);
    try (Tmpfs disk = Tmpfs.mount(folder.resolve("disk"), "size=64k")) {
      Files.write(disk.folder().resolve("file"), new byte[60_000]);
      Path place = disk.folder().resolve("streams/00/key");

      assertThat(DiskFault.of(place, new IOException(GERMAN)).code())
          .isEqualTo(ErrorCode.STORE_FULL);
      assertThat(DiskFault.of(place, new AccessDeniedException(place.toString())).code())
          .isEqualTo(ErrorCode.STORE_UNWRITABLE);
    }
  }
}
