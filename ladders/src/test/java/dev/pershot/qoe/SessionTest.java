package dev.pershot.qoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.qoe.StreamedTitle.Rung;
import dev.pershot.qoe.Trace.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds for every player. */
final class SessionTest {
  private static final double BUFFER_MILLIS = 25_000;
  private static final int SEEDS = 40;

  private static SessionResult play(StreamedTitle title, PlayerKind kind, Trace trace) {
    return Session.play(title, kind.player(title, BUFFER_MILLIS), BUFFER_MILLIS, trace);
  }

  @ParameterizedTest
  @EnumSource
  void play_anyTitleAndNetwork_lastsAsLongAsStartUpPictureAndStallsDo(PlayerKind kind) {
    int stalled = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      StreamedTitle title = Titles.random(seed, 80);
      SessionResult session = play(title, kind, Titles.random(1000 + seed));
      assertThat(session.rungs()).hasSize(title.segments());
      assertThat(session.totalMillis())
          .isCloseTo(
              session.startUpMillis() + title.totalMillis() + session.stalledMillis(),
              within(1e-3));
      stalled += session.stalls() > 0 ? 1 : 0;
    }
    assertThat(stalled).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void play_networkThatCarriesTheHighestRungTwice_neverStallsAndGetsThere(PlayerKind kind) {
    StreamedTitle title = Titles.constant(100, 2000, Titles.KBPS);
    SessionResult session = play(title, kind, Titles.steady(6400));
    assertThat(session.stalledMillis()).isZero();
    assertThat(session.rungs()).contains(title.highest());
  }

  @ParameterizedTest
  @EnumSource
  void play_networkBelowTheLowestRung_staysThereAndStallsForWhatIsMissing(PlayerKind kind) {
    StreamedTitle title = Titles.constant(50, 2000, Titles.KBPS);
    SessionResult session = play(title, kind, Titles.steady(100));
    assertThat(session.rungs()).containsOnly(0);
    // 100 s of picture take 200 s to arrive, and the last one plays 2 s after that.
    assertThat(session.totalMillis()).isCloseTo(202_000, within(1e-6));
    assertThat(session.stalls()).isEqualTo(49);
  }

  /** Not so with abandonment, where a player looks after so many bits whatever their rate. */
  @Test
  void play_ratesAndNetworkScaledTogether_bba0ChoosesAlike() {
    for (int seed = 0; seed < SEEDS; seed++) {
      StreamedTitle title = Titles.random(seed, 60);
      Trace trace = Titles.random(500 + seed);
      assertThat(play(scaled(title, 2), PlayerKind.BBA0, scaled(trace, 2)).rungs())
          .isEqualTo(play(title, PlayerKind.BBA0, trace).rungs());
    }
  }

  /**
   * With nothing to choose, more bandwidth is never worse. With a choice it can be, and stalls
   * alone can be longer where start-up is shorter.
   */
  @Test
  void play_oneRungAndMoreBandwidth_neverEndsLater() {
    for (int seed = 0; seed < SEEDS; seed++) {
      StreamedTitle all = Titles.random(seed, 60);
      StreamedTitle title = new StreamedTitle(all.segmentMillis(), all.rungs().subList(3, 4));
      Trace trace = Titles.random(700 + seed);
      double before = Double.POSITIVE_INFINITY;
      for (double factor : new double[] {0.5, 1, 1.5, 2, 8}) {
        SessionResult session = play(title, PlayerKind.DYNAMIC, scaled(trace, factor));
        assertThat(session.totalMillis()).isLessThanOrEqualTo(before + 1e-6);
        before = session.totalMillis();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void play_twice_isTheSame(PlayerKind kind) {
    StreamedTitle title = Titles.random(1, 80);
    Trace trace = Titles.random(2);
    assertThat(play(title, kind, trace)).isEqualTo(play(title, kind, trace));
  }

  private static Trace scaled(Trace trace, double factor) {
    return new Trace(
        trace.name(),
        trace.periods().stream()
            .map(p -> new Period(p.millis(), factor * p.kbps(), p.latencyMillis()))
            .toList());
  }

  private static StreamedTitle scaled(StreamedTitle title, double factor) {
    List<Rung> rungs =
        title.rungs().stream()
            .map(
                rung ->
                    new Rung(
                        rung.name(),
                        factor * rung.kbps(),
                        rung.segmentBits().stream().map(bits -> factor * bits).toList(),
                        rung.segmentVmaf()))
            .toList();
    return new StreamedTitle(title.segmentMillis(), rungs);
  }
}
