package dev.pershot.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.Rung;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.Specs;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import dev.pershot.model.Score;
import dev.pershot.model.TrialSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RungProofTest {
  private static final FrameRate PAL = new FrameRate(25, 1);
  private static final Resolution SIZE = new Resolution(160, 96);
  private static final FrameRange FIRST = new FrameRange(0, 15);
  private static final FrameRange SECOND = new FrameRange(15, 30);

  @TempDir static Path folder;
  private static OpenedMaster master;
  private static List<ShotStream> shots;
  private int framesSeen;

  @BeforeAll
  static void encode() {
    master = OpenedMaster.of(Film.of(Scenery.of(SIZE, 8), PAL, 30).write(folder.resolve("m.mp4")));
    shots = Rung.shots(master, folder, List.of(spec(FIRST), spec(SECOND)));
  }

  private static TrialSpec spec(FrameRange shot) {
    return Specs.trial(master, shot, Specs.recipe(SIZE, 26), List.of(Specs.V0));
  }

  private Score prove(Path packaged) {
    return RungProof.prove(
        packaged,
        master.source(),
        master.master(),
        master.index(),
        new VmafModel(Specs.V0),
        new CpuMeter(),
        () -> framesSeen++);
  }

  private static Rung rung() {
    return Rung.of(shots, PAL, List.of(FIRST, SECOND));
  }

  @Test
  void prove_wholeRung_scoresEveryFrame() {
    Score score = prove(rung().join(folder.resolve("whole.mp4")));

    assertThat(score.frames()).hasSize(30);
    assertThat(framesSeen).isEqualTo(30);
    assertThat(score.mean()).isGreaterThan(60);
  }

  @Test
  void prove_rungWithoutItsLastSegment_missesFrames() {
    Rung rung = rung();
    rung.files().remove("2.m4s");

    assertThatThrownBy(() -> prove(rung.join(folder.resolve("half.mp4"))))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FRAMES_MISSING))
        .hasMessage("the packaged rung decodes to 15 of 30 frames");
  }

  @Test
  void prove_rungWithoutItsFirstSegment_namesTheFrame() {
    Rung rung = rung();
    rung.files().remove("1.m4s");

    assertThatThrownBy(() -> prove(rung.join(folder.resolve("late.mp4"))))
        .isInstanceOf(PershotException.class)
        .hasMessageContaining("the packaged rung shows its frame 0 at ");
  }

  /** A defect of ours, and not the fault of a master. */
  @Test
  void prove_rungThatIsSpoilt_isADefect() throws IOException {
    Path whole = rung().join(folder.resolve("spoilt.mp4"));
    byte[] bytes = Files.readAllBytes(whole);
    for (int i = bytes.length / 2; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(whole, bytes);

    assertThatThrownBy(() -> prove(whole))
        .isInstanceOfSatisfying(
            PershotException.class,
            e -> assertThat(e.code()).isIn(ErrorCode.PACKAGE_FAILED, ErrorCode.FRAMES_MISSING));
  }

  @Test
  void prove_fileThatIsNoRung_isADefect() throws IOException {
    Path text = Files.writeString(folder.resolve("text.mp4"), "no rung");

    assertThatThrownBy(() -> prove(text))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PACKAGE_FAILED));
  }
}
