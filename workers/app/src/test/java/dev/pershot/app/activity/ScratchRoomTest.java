package dev.pershot.app.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.Specs;
import dev.pershot.media.trial.EncodedShot;
import dev.pershot.media.trial.TrialPass;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Resolution;
import dev.pershot.model.TrialSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What passes leave for each other, while others want the room. */
class ScratchRoomTest {
  private static final Resolution SIZE = new Resolution(320, 180);
  private static final Resolution SMALL = new Resolution(160, 90);

  /** The shot and its two neighbours as they are decoded, and what is scaled from it. */
  private static final long KEPT = 22 * 320 * 180 * 3 / 2 + 20 * 160 * 90 * 3 / 2;

  @TempDir static Path folder;
  private static OpenedMaster master;

  @TempDir Path scratch;

  @BeforeAll
  static void writeMaster() {
    Film film = Film.of(Scenery.of(SIZE, 3), new FrameRate(25, 1), 30);
    master = OpenedMaster.of(film.write(folder.resolve("master.mp4")));
  }

  private void run(ScratchRoom room) throws IOException {
    TrialPass pass =
        new TrialPass(
            master.source(), master.master(), master.index(), scratch, room.spool(), () -> {});
    TrialSpec spec =
        Specs.trial(master, new FrameRange(4, 24), Specs.recipe(SMALL, 30), List.of(Specs.V0));
    for (EncodedShot encoded : pass.run(List.of(spec))) {
      Files.delete(encoded.stream());
    }
  }

  private long bytes() throws IOException {
    try (Stream<Path> files = Files.list(scratch)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void neverWait() {
    throw new AssertionError("the room is there");
  }

  @Test
  void spool_roomToSpare_keepsShots() throws IOException {
    run(ScratchRoom.unbounded(scratch));

    assertThat(bytes()).isEqualTo(KEPT);
  }

  @Test
  void spool_aFourthOfTheLimit_isAllItGets() throws IOException {
    run(ScratchRoom.in(scratch, 4 * KEPT));
    assertThat(bytes()).isEqualTo(KEPT);
  }

  @Test
  void spool_lessThanAFourth_keepsWhatFits() throws IOException {
    run(ScratchRoom.in(scratch, 4 * KEPT - 4));
    assertThat(bytes()).isBetween(1L, KEPT - 1);
  }

  @Test
  void during_roomThatIsLent_isCalledIn() throws IOException {
    long limit = 4 * KEPT;
    ScratchRoom room = ScratchRoom.in(scratch, limit);
    run(room);

    assertThat(room.isShort()).isFalse();
    long left = room.during(limit, ScratchRoomTest::neverWait, this::lying);
    assertThat(left).isZero();

    run(room);
    assertThat(bytes()).isEqualTo(KEPT);
  }

  private long lying() {
    try {
      return bytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
