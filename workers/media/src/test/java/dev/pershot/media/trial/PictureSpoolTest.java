package dev.pershot.media.trial;

import static dev.pershot.media.fixture.Specs.V0;
import static dev.pershot.media.fixture.Specs.V1_HFR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.Specs;
import dev.pershot.media.fixture.Tmpfs;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.FrameSampling;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Passes that share a spool, beside passes that have none. */
class PictureSpoolTest {
  private static final Resolution SIZE = new Resolution(320, 180);
  private static final Resolution SMALL = new Resolution(160, 90);
  private static final FrameRange SHOT = new FrameRange(6, 29);
  private static final FrameSampling SAMPLED = new FrameSampling(7);

  @TempDir static Path folder;
  private static OpenedMaster plain;
  private static OpenedMaster tenBit;

  @TempDir Path scratch;
  private final Loan loan = new Loan();

  /** Without the file, only a spool has frames. */
  private Path gone;

  /** Room for so many bytes; what of it is lent. */
  private static final class Loan implements PictureSpool.Room {
    private long room = Long.MAX_VALUE;
    private long lent;

    @Override
    public synchronized boolean lend(long bytes) {
      if (bytes > room - lent) {
        return false;
      }
      lent += bytes;
      return true;
    }

    @Override
    public synchronized void takeBack(long bytes) {
      lent -= bytes;
    }
  }

  @BeforeAll
  static void writeMasters() {
    FrameRate pal = new FrameRate(25, 1);
    plain =
        OpenedMaster.of(Film.of(Scenery.of(SIZE, 3), pal, 40).write(folder.resolve("plain.mp4")));
    tenBit =
        OpenedMaster.of(Film.of(Scenery.tenBit(SIZE, 3), pal, 40).write(folder.resolve("ten.mp4")));
  }

  @BeforeEach
  void nameWhatIsNotThere() {
    gone = scratch.resolve("gone.mp4");
  }

  static Stream<OpenedMaster> masters() {
    return Stream.of(plain, tenBit);
  }

  private PictureSpool spool() {
    return PictureSpool.in(scratch, loan);
  }

  private static TrialSpec spec(OpenedMaster of, Resolution size, double crf) {
    return Specs.trial(of, SHOT, Specs.recipe(size, crf), List.of(V0, V1_HFR));
  }

  private static List<TrialSpec> both(OpenedMaster of, double crf) {
    return List.of(spec(of, SIZE, crf), spec(of, SMALL, crf));
  }

  private static List<TrialSpec> sampled(List<TrialSpec> specs) {
    return specs.stream().map(spec -> Specs.sampled(spec, SAMPLED)).toList();
  }

  private List<Trial> run(
      OpenedMaster of, Path file, List<TrialSpec> specs, PictureSpool spool, Runnable eachFrame)
      throws IOException {
    TrialPass pass =
        new TrialPass(MasterSource.of(file), of.master(), of.index(), scratch, spool, eachFrame);
    List<EncodedShot> made = pass.run(specs);
    for (EncodedShot shot : made) {
      Files.delete(shot.stream());
    }
    return made.stream().map(EncodedShot::trial).map(Specs::timeless).toList();
  }

  private List<Trial> run(OpenedMaster of, Path file, List<TrialSpec> specs, PictureSpool spool)
      throws IOException {
    return run(of, file, specs, spool, () -> {});
  }

  private List<Trial> runAlone(OpenedMaster of, List<TrialSpec> specs) throws IOException {
    return run(of, of.file(), specs, PictureSpool.none());
  }

  @ParameterizedTest
  @MethodSource("masters")
  void run_afterAnotherPass_needsNoMasterAndGivesTheSame(OpenedMaster of) throws IOException {
    PictureSpool spool = spool();
    List<TrialSpec> first = sampled(both(of, 24));
    assertThat(run(of, of.file(), first, spool)).isEqualTo(runAlone(of, first));

    List<TrialSpec> finer = sampled(both(of, 30));
    List<TrialSpec> full = both(of, 27);
    assertThat(run(of, gone, finer, spool)).isEqualTo(runAlone(of, finer));
    assertThat(run(of, gone, full, spool)).isEqualTo(runAlone(of, full));
  }

  @Test
  void run_fullyScoredFirst_keepsWhatASampledPassNeeds() throws IOException {
    PictureSpool spool = spool();
    List<TrialSpec> full = List.of(spec(plain, SMALL, 27));
    assertThat(run(plain, plain.file(), full, spool)).isEqualTo(runAlone(plain, full));

    List<TrialSpec> sampled = sampled(both(plain, 30));
    assertThat(run(plain, gone, sampled, spool)).isEqualTo(runAlone(plain, sampled));
  }

  @Test
  void run_sampledAgain_takesReferencesThatWereConvertedBefore() throws IOException {
    PictureSpool spool = spool();
    run(plain, plain.file(), sampled(both(plain, 24)), spool);
    // The oldest: the frames as they were decoded.
    spool.drop(1);

    List<TrialSpec> small = sampled(List.of(spec(plain, SMALL, 30)));
    assertThat(run(plain, gone, small, spool)).isEqualTo(runAlone(plain, small));
  }

  @Test
  void run_anotherShot_decodesIt() throws IOException {
    PictureSpool spool = spool();
    run(plain, plain.file(), both(plain, 27), spool);
    TrialSpec other =
        Specs.trial(plain, new FrameRange(29, 40), Specs.recipe(SMALL, 27), List.of(V0));

    assertThat(run(plain, plain.file(), List.of(other), spool))
        .isEqualTo(runAlone(plain, List.of(other)));
  }

  @Test
  void run_noRoom_keepsNothing() throws IOException {
    loan.room = 0;

    assertThat(run(plain, plain.file(), both(plain, 27), spool()))
        .isEqualTo(runAlone(plain, both(plain, 27)));
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void run_fullDisk_keepsNothingAndGoesOn() throws IOException {
    try (Tmpfs disk = Tmpfs.mount(folder.resolve("disk"), "size=256k")) {
      PictureSpool spool = PictureSpool.in(disk.folder(), loan);

      assertThat(run(plain, plain.file(), both(plain, 27), spool))
          .isEqualTo(runAlone(plain, both(plain, 27)));
      assertThat(disk.folder()).isEmptyDirectory();
    }
    assertThat(loan.lent).isZero();
  }

  @Test
  void run_stoppedHalfWay_keepsNoHalfShot() throws IOException {
    PictureSpool spool = spool();
    AtomicInteger frames = new AtomicInteger();
    assertThatThrownBy(
            () ->
                run(
                    plain,
                    plain.file(),
                    both(plain, 27),
                    spool,
                    () -> {
                      if (frames.incrementAndGet() == 9) {
                        throw new CancellationException("enough");
                      }
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(scratch).isEmptyDirectory();
    assertThat(loan.lent).isZero();

    assertThat(run(plain, plain.file(), both(plain, 27), spool))
        .isEqualTo(runAlone(plain, both(plain, 27)));
  }

  @Test
  void run_damagedOnDisk_saysSoOnceAndDecodesAgain() throws IOException {
    PictureSpool spool = spool();
    run(plain, plain.file(), both(plain, 27), spool);
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[bytes.length / 2] ^= 1;
      Files.write(file, bytes);
    }

    assertThatThrownBy(() -> run(plain, plain.file(), List.of(spec(plain, SIZE, 30)), spool))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_CORRUPT))
        .hasMessageContaining("has lost frame");
    List<TrialSpec> again = List.of(spec(plain, SIZE, 30));
    assertThat(run(plain, plain.file(), again, spool)).isEqualTo(runAlone(plain, again));
  }

  @Test
  void run_fileRemovedBySomeone_decodesAgain() throws IOException {
    PictureSpool spool = spool();
    run(plain, plain.file(), both(plain, 27), spool);
    for (Path file : files()) {
      Files.delete(file);
    }

    assertThat(run(plain, plain.file(), both(plain, 30), spool))
        .isEqualTo(runAlone(plain, both(plain, 30)));
  }

  @Test
  void drop_afterAPass_removesWhatItKept() throws IOException {
    PictureSpool spool = spool();
    run(plain, plain.file(), both(plain, 27), spool);
    assertThat(spool.dropIdle(Long.MAX_VALUE)).isZero();

    assertThat(spool.drop(1)).isPositive();
    assertThat(files()).hasSize(1);
    spool.drop(Long.MAX_VALUE);
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  void drop_whileAPassReads_leavesIt() throws IOException {
    PictureSpool spool = spool();
    run(plain, plain.file(), both(plain, 27), spool);
    List<TrialSpec> sampled = sampled(both(plain, 30));

    assertThat(run(plain, gone, sampled, spool, () -> spool.drop(Long.MAX_VALUE)))
        .isEqualTo(runAlone(plain, sampled));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(scratch)) {
      return files.toList();
    }
  }
}
