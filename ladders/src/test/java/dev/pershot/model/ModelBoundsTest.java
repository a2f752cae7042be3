package dev.pershot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the model's values refuse to be. */
class ModelBoundsTest {
  @ParameterizedTest
  @CsvSource({"-1,5", "5,5", "6,5", "0,0"})
  void frameRange_withoutFrames_isRefused(int start, int end) {
    refused(() -> new FrameRange(start, end), "not [" + start + ", " + end + ")");
    refused(() -> new Shot(start, end, Transition.CUT), "not [" + start + ", " + end + ")");
  }

  @Test
  void frameRange_ofOneFrame_hasLengthOne() {
    assertThat(new FrameRange(0, 1).length()).isEqualTo(1);
    assertThat(new Shot(7, 9, Transition.FADE).range()).hasToString("[7, 9)");
  }

  @Test
  void shotList_ofNothing_isRefused() {
    refused(() -> new ShotList(List.of()), "at least one shot");
  }

  @ParameterizedTest
  @CsvSource({"1,0", "51,50", "49,50", "0,50"})
  void shotList_withAGapOrAnOverlap_namesTheFrame(int start, int expected) {
    List<Shot> shots = new ArrayList<>();
    if (expected > 0) {
      shots.add(new Shot(0, expected, Transition.CUT));
    }
    shots.add(new Shot(start, 100, Transition.CUT));
    refused(() -> new ShotList(shots), "should start at frame " + expected + ", not " + start);
  }

  @Test
  void shotList_thatIsWhole_countsItsFrames() {
    assertThat(Samples.shots(50, 2, 300).frames()).isEqualTo(352);
  }

  @Test
  void shotList_changedOutside_staysAsItWas() {
    List<Shot> shots = new ArrayList<>(Samples.shots(50, 2).shots());
    ShotList list = new ShotList(shots);
    shots.clear();
    assertThat(list.shots()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"0,1", "-25,1", "25,0", "25,-1"})
  void frameRate_thatIsNotPositive_isRefused(int numerator, int denominator) {
    refused(() -> new FrameRate(numerator, denominator), "not " + numerator + "/" + denominator);
  }

  @ParameterizedTest
  @CsvSource({"25,25/1", "50/2,25/1", "60000/2002,30000/1001", "25/2,25/2"})
  void frameRate_isInLowestTerms(String text, String lowest) {
    assertThat(FrameRate.parse(text)).hasToString(lowest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "25fps", "25/", "/25", "-25", "25.0", "1/2/3", "99999999999", " 25"})
  void frameRate_ofOtherText_quotesIt(String text) {
    refused(() -> FrameRate.parse(text), "reads like 25 or 30000/1001, not '" + text + "'");
  }

  @Test
  void frameRate_tellsTimeAndRate() {
    FrameRate ntsc = new FrameRate(30_000, 1001);

    assertThat(ntsc.seconds(30_000)).isEqualTo(1001);
    assertThat(ntsc.framesPerSecond()).isCloseTo(29.97003, within(1e-5));
    assertThat(new FrameRate(25, 1).kbps(125_000, 25)).isEqualTo(1000);
  }

  @ParameterizedTest
  @CsvSource({"0,720", "1280,0", "1281,720", "1280,719", "-2,2"})
  void resolution_thatIsOddOrEmpty_isRefused(int width, int height) {
    refused(() -> new Resolution(width, height), "not " + width + "x" + height);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "720p", "1280X720", "1280x", "x720", "1280x720x3", "123456x2"})
  void resolution_ofOtherText_quotesIt(String text) {
    refused(() -> Resolution.parse(text), "reads like 1280x720, not '" + text + "'");
  }

  @Test
  void resolutions_areOrderedByArea() {
    assertThat(List.of("1920x1080", "1080x1920", "640x360", "2x2", "360x640"))
        .extracting(Resolution::parse)
        .satisfies(
            sizes ->
                assertThat(sizes.stream().sorted())
                    .extracting(Resolution::toString)
                    .containsExactly("2x2", "360x640", "640x360", "1080x1920", "1920x1080"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.5, 63.5, Double.NaN})
  void recipe_ofAQuantizerOutOfRange_isRefused(double quantizer) {
    Recipe r = Samples.recipe();
    refused(
        () ->
            new Recipe(
                r.codec(),
                r.resolution(),
                quantizer,
                r.preset(),
                r.parameters(),
                r.pixelFormat(),
                r.scaler(),
                r.encoder()),
        "0..63, not " + quantizer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "0123456789ABCDEF", "/films/a.mov"})
  void master_whoseIdIsNoHash_isRefused(String id) {
    Master m = Samples.master(Optional.empty());
    refused(
        () -> new Master(id, m.bytes(), m.container(), m.video(), m.audio(), 240, 8),
        "SHA-256 in hex, not " + id);
  }

  @ParameterizedTest
  @CsvSource({"0,240,8", "1000,0,8", "1000,240,0", "1000,240,NaN"})
  void master_ofNothing_isRefused(long bytes, int frames, double seconds) {
    Master m = Samples.master(Optional.empty());
    refused(
        () ->
            new Master(m.contentId(), bytes, m.container(), m.video(), m.audio(), frames, seconds),
        "a master has bytes, frames and a duration");
  }

  @Test
  void trial_thatLostACodedFrame_isRefused() {
    Trial t = Samples.trial();
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> like(t, t.codedFrames().subList(0, 5), t.scores()))
        .withMessage("shot [100, 106) was coded as 5 of 6")
        .returns(ErrorCode.FRAMES_MISSING, PershotException::code);
  }

  @Test
  void trial_thatLostAScore_isRefused() {
    Trial t = Samples.trial();
    List<Score> scores = List.of(Samples.score(Samples.V1, 6), Samples.score(Samples.V061, 5));
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> like(t, t.codedFrames(), scores))
        .withMessage("shot [100, 106) has 5 scores of 6")
        .returns(ErrorCode.FRAMES_MISSING, PershotException::code);
  }

  private static Trial like(Trial t, List<CodedFrame> coded, List<Score> scores) {
    return new Trial(
        t.spec(),
        t.bytes(),
        t.streamSha256(),
        coded,
        scores,
        t.cpuSeconds(),
        t.scoringCpuSeconds());
  }

  @Test
  void trial_ofTwoModels_knowsWhatEachAloneWouldHaveTaken() {
    Trial t = Samples.trial();

    assertThat(t.cpuSecondsFor(Samples.V1)).isEqualTo(new CpuSeconds(0.5, 0.125, 2, 0.25));
    assertThat(t.cpuSecondsFor(Samples.V061)).isEqualTo(new CpuSeconds(0.5, 0.125, 2, 0.75));
  }

  @Test
  void trial_isAsGoodAsItsFirstModelSays() {
    assertThat(Samples.trial().quality()).isEqualTo(92.5);
    assertThat(Samples.trial().score().model()).isEqualTo(Samples.V1);
  }

  @Test
  void cpuSeconds_addUpByStage() {
    CpuSeconds twice = Samples.trial().cpuSeconds().plus(Samples.trial().cpuSeconds());

    assertThat(twice).isEqualTo(new CpuSeconds(1, 0.5, 4, 2));
    assertThat(twice.total()).isEqualTo(7.5);
    assertThat(CpuSeconds.ZERO.plus(twice)).isEqualTo(twice);
  }

  @Test
  void errorCodes_areBandedAndTellWhatToDo() {
    assertThat(ErrorCode.values()).extracting(ErrorCode::number).doesNotHaveDuplicates().isSorted();
    for (ErrorCode code : ErrorCode.values()) {
      boolean master = code.number() / 100 == 2;
      assertThat(code.exitCode() == 4).as(code.name()).isEqualTo(master);
      if (code.exitCode() == 2 || master) {
        assertThat(code.kind()).as(code.name()).isEqualTo(ErrorKind.INPUT);
      }
    }
  }

  private static void refused(ThrowingCallable making, String part) {
    assertThatIllegalArgumentException().isThrownBy(making).withMessageContaining(part);
  }
}
