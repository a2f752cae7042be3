package dev.pershot.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.manifest.BitRates.Piece;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BitRatesTest {
  private static final int TIMESCALE = 1000;

  @Test
  void peak_ofOneRichSegment_isThatSegments() {
    BitRates rates = rates(6, piece(6000, 600), piece(6000, 1200), piece(6000, 600));

    assertThat(rates).isEqualTo(new BitRates(1067, 1600));
  }

  @Test
  void peak_ofShortRichSegment_needsItsNeighbours() {
    // One second is less than half of the target: it counts with a neighbour, never alone.
    BitRates rates = rates(6, piece(6000, 600), piece(1000, 900), piece(6000, 600));

    assertThat(rates.peak()).isEqualTo(1715);
  }

  @Test
  void peak_ofTitleShorterThanHalfTheTarget_isItsAverage() {
    assertThat(rates(6, piece(400, 100), piece(400, 300))).isEqualTo(new BitRates(4000, 4000));
  }

  @Test
  void peak_ofSegmentLongerThanAnyWindow_isCounted() {
    assertThat(rates(2, piece(2000, 100), piece(4000, 1000), piece(2000, 100)).peak())
        .isEqualTo(2000);
  }

  @Test
  void peak_windowEdges_areInclusive() {
    assertThat(rates(4, piece(2000, 1000), piece(4000, 1000)).peak()).isEqualTo(4000);
    assertThat(rates(4, piece(1999, 1000), piece(4000, 1000)).peak()).isEqualTo(2668);
    assertThat(rates(4, piece(3000, 1000), piece(3000, 1000), piece(9000, 100)).peak())
        .isEqualTo(2667);
  }

  @Test
  void rates_ofAnySegments_equalBruteForceAndPeakIsAtLeastAverage() {
    Random random = new Random(8216);
    for (int round = 0; round < 2000; round++) {
      int target = 1 + random.nextInt(8);
      List<Piece> pieces = new ArrayList<>();
      int count = 1 + random.nextInt(12);
      for (int i = 0; i < count; i++) {
        pieces.add(piece(1 + random.nextInt(target * 1500), 1 + random.nextInt(100_000)));
      }

      BitRates rates = BitRates.of(pieces, TIMESCALE, target);

      assertThat(rates.peak()).isGreaterThanOrEqualTo(rates.average());
      assertThat(rates.average()).isEqualTo(exact(pieces));
      assertThat(rates.peak()).as("%s at %d s", pieces, target).isEqualTo(brute(pieces, target));
    }
  }

  @Test
  void iFrames_lastUntilTheNext() {
    Track track = LadderFixture.palWithoutAudio().video().get(0).track();
    long bytes =
        track.segments().stream().flatMap(s -> s.iFrames().stream()).mapToLong(IFrame::bytes).sum();

    BitRates rates = BitRates.ofIFrames(track, 6);

    assertThat(rates.average()).isEqualTo(exact(List.of(new Piece(bytes, 18_800))));
    assertThat(rates.average()).isLessThan(BitRates.ofSegments(track, 6).average());
  }

  /** Every run of pieces, by its definition, in decimals. */
  private static long brute(List<Piece> pieces, int target) {
    long peak = exact(pieces);
    for (int first = 0; first < pieces.size(); first++) {
      for (int end = first + 1; end <= pieces.size(); end++) {
        List<Piece> run = pieces.subList(first, end);
        double seconds = run.stream().mapToLong(Piece::ticks).sum() / (double) TIMESCALE;
        boolean window = seconds >= 0.5 * target && seconds <= 1.5 * target;
        if (window || (run.size() == 1 && seconds > 1.5 * target)) {
          peak = Math.max(peak, exact(run));
        }
      }
    }
    return peak;
  }

  private static long exact(List<Piece> run) {
    BigDecimal bits = BigDecimal.valueOf(8 * run.stream().mapToLong(Piece::bytes).sum());
    BigDecimal ticks = BigDecimal.valueOf(run.stream().mapToLong(Piece::ticks).sum());
    return bits.multiply(BigDecimal.valueOf(TIMESCALE))
        .divide(ticks, 0, RoundingMode.CEILING)
        .longValueExact();
  }

  private static Piece piece(long millis, long bytes) {
    return new Piece(bytes, millis);
  }

  private static BitRates rates(int target, Piece... pieces) {
    return BitRates.of(List.of(pieces), TIMESCALE, target);
  }
}
