package dev.pershot.qoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Policy;
import dev.pershot.ladder.TitleComparison;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.FrameRate;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import dev.pershot.model.Versions;
import dev.pershot.qoe.DeliveredTitle.PackagedRung;
import dev.pershot.qoe.FixedLadder.TrialPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A plain shot and a rich one of 50 frames each at 25 frames a second, three segments. */
final class FixedLadderTest {
  private static final Resolution SIZE = new Resolution(640, 360);
  private static final int FRAMES = 50;
  private static final List<Double> SECONDS = List.of(2.0, 1.0, 1.0);

  /** Each 6 steps halve the bytes and cost 9 points; the rich shot takes four times as much. */
  private static long bytes(int shot, double quantizer) {
    return Math.round((shot == 0 ? 100_000 : 400_000) * Math.pow(2, (20 - quantizer) / 6));
  }

  private static double vmaf(int shot, double quantizer) {
    return (shot == 0 ? 98 : 92) - 1.5 * (quantizer - 20);
  }

  private static DeliveredTitle delivered(double first, double second) {
    FrameRate rate = new FrameRate(25, 1);
    List<Ladder.ShotChoice> shots = List.of(choice(rate, 0, first), choice(rate, 1, second));
    Ladder.Rung rung =
        new Ladder.Rung(
            "01-360p",
            "h264",
            "avc1.64001e",
            SIZE,
            Optional.empty(),
            new Ladder.Predicted(1, 1),
            new Ladder.Encoded(1, 1),
            new Ladder.Measured(1, 1, 2 * FRAMES, 1, 1, 1, 1),
            shots);
    Ladder ladder =
        new Ladder(
            Ladder.SCHEMA,
            "00",
            rate,
            2 * FRAMES,
            Policy.DEFAULT,
            List.of("m"),
            new Versions("1", "1", "1"),
            new ShotList(
                List.of(
                    new Shot(0, FRAMES, Transition.CUT),
                    new Shot(FRAMES, 2 * FRAMES, Transition.CUT))),
            List.of(rung),
            new TitleComparison(List.of(), List.of(), List.of(), Optional.empty()));
    long rich = bytes(1, second);
    List<Long> bytes = List.of(bytes(0, first), rich - rich / 4, rich / 4);
    return DeliveredTitle.of(ladder, List.of(new PackagedRung("01.m3u8", SECONDS, bytes)));
  }

  private static Ladder.ShotChoice choice(FrameRate rate, int shot, double quantizer) {
    double vmaf = vmaf(shot, quantizer);
    double kbps = rate.kbps(bytes(shot, quantizer), FRAMES);
    return new Ladder.ShotChoice(quantizer, kbps, vmaf, false, vmaf, vmaf, Optional.empty(), "ab");
  }

  private static List<TrialPoint> trials(double... quantizers) {
    List<TrialPoint> trials = new ArrayList<>();
    for (int shot = 0; shot < 2; shot++) {
      FrameRange range = new FrameRange(shot * FRAMES, (shot + 1) * FRAMES);
      for (double q : quantizers) {
        trials.add(new TrialPoint(range, SIZE, q, bytes(shot, q), vmaf(shot, q)));
      }
    }
    return trials;
  }

  private static double total(StreamedTitle title) {
    return title.rungs().get(0).segmentBits().stream().mapToDouble(Double::doubleValue).sum();
  }

  @Test
  void of_oneQuantizerAlready_isWhatWasDelivered() {
    DeliveredTitle delivered = delivered(26, 26);
    StreamedTitle fixed = FixedLadder.of(delivered, trials(20, 26, 32, 38));
    assertThat(fixed).isEqualTo(delivered.title());
  }

  @Test
  void of_quantizerForEachShot_isTheCommonOneOfAsManyBytes() {
    DeliveredTitle delivered = delivered(22, 32);
    StreamedTitle fixed = FixedLadder.of(delivered, trials(20, 26, 32, 38));
    assertThat(total(fixed)).isCloseTo(total(delivered.title()), within(1.0));

    // Bytes of both shots at q are 500000 * 2^((20-q)/6), where 179370 were delivered.
    double common = 20 + 6 * Math.log(500_000.0 / (bytes(0, 22) + bytes(1, 32))) / Math.log(2);
    List<Double> vmaf = fixed.rungs().get(0).segmentVmaf();
    assertThat(vmaf.get(0)).isCloseTo(vmaf(0, common), within(1e-3));
    assertThat(vmaf.get(1)).isCloseTo(vmaf(1, common), within(1e-3));
    assertThat(vmaf.get(2)).isEqualTo(vmaf.get(1));
    List<Double> bits = fixed.rungs().get(0).segmentBits();
    assertThat(bits.get(1) / bits.get(2)).isCloseTo(3, within(1e-3));
  }

  @Test
  void of_trialsThatDoNotReach_isRefusedNamingTheShot() {
    DeliveredTitle delivered = delivered(22, 32);
    List<TrialPoint> trials = trials(23, 26, 32);
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> FixedLadder.of(delivered, trials))
        .withMessageContainingAll("[0, 50)", "640x360", "22.0", "exhaustive")
        .returns(ErrorCode.OUTPUT_UNFIT, PershotException::code);
  }

  @Test
  void delivered_segments_haveTheMeanOfTheirShotsFrames() {
    DeliveredTitle whole = delivered(22, 32);
    long bytes = bytes(0, 22) + bytes(1, 32);
    DeliveredTitle joined =
        DeliveredTitle.of(
            whole.ladder(), List.of(new PackagedRung("01.m3u8", List.of(4.0), List.of(bytes))));
    assertThat(joined.title().rungs().get(0).segmentVmaf().get(0))
        .isCloseTo((vmaf(0, 22) + vmaf(1, 32)) / 2, within(1e-9));
    assertThat(joined.title().rungs().get(0).kbps()).isCloseTo(bytes * 8 / 4000.0, within(1e-9));
  }

  @Test
  void delivered_playlistOfAnotherLength_isRefused() {
    Ladder ladder = delivered(22, 32).ladder();
    List<PackagedRung> shorter =
        List.of(new PackagedRung("hls/01.m3u8", List.of(2.0, 1.0), List.of(5L, 5L)));
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> DeliveredTitle.of(ladder, shorter))
        .withMessageContainingAll("hls/01.m3u8", "75 frames", "100")
        .returns(ErrorCode.OUTPUT_UNFIT, PershotException::code);
  }
}
