package dev.pershot.media.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.fixture.Pictures;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.Tmpfs;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PictureFileTest {
  /** Rows are padded in memory, and not in the file. */
  private static final Resolution SIZE = new Resolution(150, 74);

  @TempDir private Path scratch;

  static Stream<Pictures> films() {
    return Stream.of(Scenery.of(SIZE, 9), Scenery.tenBit(SIZE, 9));
  }

  @ParameterizedTest
  @MethodSource("films")
  void get_framesInAnyOrder_areWhatWasPut(Pictures film) {
    try (PictureFile file = PictureFile.create(scratch, SIZE, film.format())) {
      for (int number : List.of(-1, 0, 4, 8)) {
        try (Frame frame = film.picture(Math.abs(number))) {
          file.put(number, frame);
        }
      }

      for (int number : List.of(8, 0, -1, 4, 8)) {
        try (Frame expected = film.picture(Math.abs(number))) {
          assertThat(file.get(number).checksum()).isEqualTo(expected.checksum());
        }
      }
    }
  }

  @Test
  void put_frameOfAnotherSize_isRefused() {
    Pictures film = Scenery.of(new Resolution(152, 74), 9);
    try (PictureFile file = PictureFile.create(scratch, SIZE, film.format());
        Frame frame = film.picture(0)) {
      assertThatThrownBy(() -> file.put(0, frame)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void close_leavesNothingBehind() throws IOException {
    Pictures film = Scenery.of(SIZE, 9);
    try (PictureFile file = PictureFile.create(scratch, SIZE, film.format());
        Frame frame = film.picture(0)) {
      file.put(0, frame);
    }

    try (Stream<Path> left = Files.list(scratch)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void put_onAFullDisk_saysSo() throws IOException {
    Pictures film = Scenery.of(new Resolution(640, 360), 9);
    try (Tmpfs disk = Tmpfs.mount(scratch.resolve("disk"), "size=128k");
        PictureFile file = PictureFile.create(disk.folder(), film.size(), film.format());
        Frame frame = film.picture(0)) {
      assertThatThrownBy(() -> file.put(0, frame))
          .isInstanceOfSatisfying(
              PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_FULL));
    }
  }
}
