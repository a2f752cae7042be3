package dev.pershot.qoe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class QoeSimulationTest {
  private static final StreamedTitle TITLE = Titles.constant(20, 2000, 200, 400);

  private static QoeSummary total(StreamedTitle title, Trace... traces) {
    return new QoeSimulation(title, List.of(traces), 25).run(List.of(PlayerKind.BBA0)).total();
  }

  @Test
  void run_networkBelowTheLowestRung_isToldInFigures() {
    // 2 s of 200 kbit/s arrive in 4 s: 4 s until the first, then 2 s of picture and 2 s of none.
    QoeSummary summary = total(TITLE, Titles.steady(100));
    assertThat(summary.startupSeconds()).isEqualTo(4);
    assertThat(summary.rebufferRatio()).isCloseTo(38.0 / 82, within(1e-6));
    assertThat(summary.switches()).isZero();
    assertThat(summary.meanVmaf()).isEqualTo(50);
    assertThat(summary.p5Vmaf()).isEqualTo(50);
  }

  /** The map is at the top from 22.5 s of buffer, which 12 segments are; the other 8 are richer. */
  @Test
  void run_goodNetwork_countsQualityByTimeAndEachSwitchOnce() {
    QoeSummary summary = total(TITLE, Titles.steady(100_000));
    assertThat(summary.switches()).isEqualTo(1);
    assertThat(summary.meanVmaf()).isEqualTo(54);
    assertThat(summary.p5Vmaf()).isEqualTo(50);
    assertThat(summary.rebufferRatio()).isZero();
  }

  @Test
  void run_severalTraces_isTheMeanOfSessions() {
    QoeSummary good = total(TITLE, Titles.steady(100_000));
    QoeSummary both = total(TITLE, Titles.steady(100), Titles.steady(100_000));
    assertThat(both.sessions()).isEqualTo(2);
    assertThat(both.switches()).isEqualTo(0.5);
    assertThat(both.meanVmaf()).isCloseTo((50 + good.meanVmaf()) / 2, within(1e-5));
    assertThat(both.rebufferRatio()).isCloseTo(19.0 / 82, within(1e-6));
  }

  @Test
  void run_allPlayers_hasASummaryForEachAndOneForAll() {
    List<PlayerKind> kinds = List.of(PlayerKind.values());
    List<Trace> traces = List.of(Titles.random(1), Titles.random(2));
    QoeReport report = new QoeSimulation(Titles.random(3, 50), traces, 25).run(kinds);
    assertThat(report.players())
        .extracting(QoeSummary::player)
        .containsExactly("bba0", "bola", "bolae", "throughput", "dynamic");
    assertThat(report.sessions()).hasSize(10);
    assertThat(report.total().sessions()).isEqualTo(10);
    assertThat(report.total().player()).isEqualTo(QoeSummary.ALL);
  }

  @Test
  void repeatedTo_longerThanTheTitle_isWholeTitles() {
    assertThat(TITLE.repeatedTo(0)).isEqualTo(TITLE);
    assertThat(TITLE.repeatedTo(40)).isEqualTo(TITLE);
    StreamedTitle twice = TITLE.repeatedTo(41);
    assertThat(twice.segments()).isEqualTo(40);
    assertThat(twice.rungs().get(1).segmentBits()).hasSize(40);
  }

  @Test
  void simulation_bufferForOneSegmentOnly_isRefused() {
    List<Trace> traces = List.of(Titles.steady(1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new QoeSimulation(TITLE, traces, 3.9))
        .withMessageContaining("4.000 s");
  }
}
