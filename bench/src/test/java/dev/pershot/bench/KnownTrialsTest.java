package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.model.CodedFrame;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameSampling;
import dev.pershot.model.Score;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTrialsTest {
  private static final int FRAMES = 20;
  private static final KnownTrials KNOWN =
      new KnownTrials(List.of(trial(32), trial(18), trial(46), trial(25)));

  private static TrialSpec spec(double quantizer, FrameSampling scored, int end) {
    TrialSpec like = BenchFixture.spec("vmaf_v0.6.1", quantizer);
    return new TrialSpec(
        like.schema(),
        like.contentId(),
        new FrameRange(0, end),
        List.of(0),
        like.recipe(),
        like.models(),
        scored,
        like.versions());
  }

  private static double bytes(double quantizer) {
    return 1000 * Math.pow(2, (32 - quantizer) / 6);
  }

  private static double score(double quantizer, int frame) {
    return 112 - Math.exp(1.5 + quantizer / 20 + 0.01 * frame);
  }

  /** A frame of a trial takes half the bytes that it takes six quantizers finer. */
  private static Trial trial(double quantizer) {
    int frameBytes = (int) Math.round(bytes(quantizer));
    return new Trial(
        spec(quantizer, FrameSampling.ALL, FRAMES),
        (long) FRAMES * frameBytes,
        "cd".repeat(32),
        IntStream.range(0, FRAMES).mapToObj(f -> new CodedFrame(f, frameBytes, f == 0)).toList(),
        List.of(
            Score.of(
                "vmaf_v0.6.1",
                IntStream.range(0, FRAMES).mapToDouble(f -> score(quantizer, f)).toArray())),
        new CpuSeconds(1, 1, 100 / quantizer, 1),
        List.of(CpuSeconds.ZERO));
  }

  @ParameterizedTest
  @ValueSource(doubles = {18, 25, 32, 46})
  void told_ofATrialThatWasMade_isThat(double quantizer) {
    Trial made = trial(quantizer);

    Trial told = KNOWN.told(made.spec());

    assertThat(told.spec()).isEqualTo(made.spec());
    assertThat(told.codedFrames()).isEqualTo(made.codedFrames());
    assertThat(told.quality()).isCloseTo(made.quality(), within(1e-5));
    assertThat(told.cpuSeconds().encode()).isCloseTo(100 / quantizer, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {19.5, 28, 40})
  void told_betweenQuantizers_isNearTheTruth(double quantizer) {
    Trial told = KNOWN.told(spec(quantizer, FrameSampling.ALL, FRAMES));

    assertThat(told.bytes() / (FRAMES * bytes(quantizer))).isCloseTo(1, within(0.01));
    assertThat(told.quality()).isCloseTo(trial(quantizer).quality(), within(0.05));
  }

  @Test
  void told_ofASampledTrial_hasTheScoresOfItsFrames() {
    Trial told = KNOWN.told(spec(32, new FrameSampling(5), FRAMES));

    assertThat(told.score().frames()).hasSize(4);
    assertThat(told.score().frames().get(1)).isCloseTo(score(32, 7), within(1e-5));
  }

  @Test
  void told_ofAnotherShot_isRefused() {
    TrialSpec other = spec(32, FrameSampling.ALL, FRAMES - 1);

    assertThatThrownBy(() -> KNOWN.told(other)).isInstanceOf(BenchFailure.class);
  }

  @Test
  void cpuSeconds_areAllThatTheRunTook() {
    double encoding = 100 / 18.0 + 4 + 100 / 32.0 + 100 / 46.0;

    assertThat(KNOWN.cpuSeconds()).isCloseTo(4 * 3 + encoding, within(1e-9));
  }
}
