package dev.pershot.app.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.app.job.Estimate;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Resolution;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures that are easily followed: of 11 shots one has no trials of its own. */
final class ProjectionTest {
  private static final TitleWork TITLE =
      new TitleWork(11, 2000, 2200, new TitleWork.Analysed(10, 1000, 200, 1100), 80);
  private static final Resolution LARGE = new Resolution(640, 360);
  private static final Resolution SMALL = new Resolution(320, 180);
  private static final int FIRST = 9;

  private static final AnalysisCost SHOT =
      new AnalysisCost(
          11, 3, new CpuSeconds(0, 1, 9, 0), new CpuSeconds(0, 2, 0, 18), 100, 5000, 100_000);

  private static final Decoding DECODING = new Decoding(0.5, LARGE.pixels());

  private static RungWork size(Resolution size, int rungs, double encodes, double made) {
    return new RungWork(
        new FinalCost(
            size,
            new CpuSeconds(0, 0.5, 1.5, 0),
            new CpuSeconds(0, 1, 0, 5),
            new CpuSeconds(0, 0.5, 0, 2.5),
            40),
        rungs,
        encodes,
        made);
  }

  private static Projection sampled() {
    return sampled(false);
  }

  private static Projection sampled(boolean kept) {
    return new Projection(
        TITLE,
        SHOT,
        false,
        DECODING,
        List.of(size(LARGE, 2, 1.5, 0.5), size(SMALL, 3, 3, 0)),
        2,
        kept);
  }

  @Test
  void trials_noneStored_areThoseOfEachShotAndItsFinalEncodes() {
    Estimate.Trials trials = sampled().trials(FIRST, 0);
    assertThat(trials).isEqualTo(new Estimate.Trials(110, 50, 0));
    assertThat(trials.total()).isEqualTo(160);
  }

  @Test
  void trials_someStored_areThoseThatAreLeft() {
    assertThat(sampled().trials(FIRST, 45)).isEqualTo(new Estimate.Trials(55, 50, 45));
  }

  @Test
  void cpu_sampled_scalesEncodingByFramesAndScoringByScoredOnes() {
    CpuSeconds analysis = sampled().cpu(FIRST, 0).analysis();
    assertThat(analysis.encode()).isEqualTo(9 * 1000);
    assertThat(analysis.score()).isEqualTo(18 * 200);
    assertThat(analysis.scale()).isEqualTo(1 * 1000 + 2 * 200);
    double encodes = 100_000.0 / LARGE.pixels() * 1000;
    assertThat(analysis.decode())
        .as("three passes, each reads; and half of the encodes' frames")
        .isCloseTo(0.5 * (3 * 1100 + encodes / 2), within(1e-6));
  }

  @Test
  void cpu_allScored_readsTwiceAndDecodesTheEncodes() {
    Projection all =
        new Projection(TITLE, SHOT, true, DECODING, List.of(size(LARGE, 1, 0, 0)), 0, false);
    double encodes = 100_000.0 / LARGE.pixels() * 1000;
    assertThat(all.cpu(FIRST, 0).analysis().decode())
        .isCloseTo(0.5 * (2 * 3 * 1100 + encodes), within(1e-6));
    assertThat(all.cpu(FIRST, 0).delivery().total()).isZero();
  }

  @Test
  void cpu_shotsAreKept_decodesTheMasterOnceAndForTheProof() {
    Estimate.Cpu cpu = sampled(true).cpu(FIRST, 0);
    double encodes = 100_000.0 / LARGE.pixels() * 1000;
    assertThat(cpu.analysis().decode()).isCloseTo(0.5 * (1100 + encodes / 2), within(1e-6));
    assertThat(cpu.delivery().decode()).isCloseTo(0.5 * (3000 + 6000 / 4.0), within(1e-6));
    assertThat(cpu.proof()).isEqualTo(sampled(false).cpu(FIRST, 0).proof());
  }

  @Test
  void cpu_finalEncodes_areMadeWhereAnalysisDoesNotAndScoredInFull() {
    Estimate.Cpu cpu = sampled().cpu(FIRST, 0);
    assertThat(cpu.delivery().encode()).isEqualTo(1.5 * 4 * 2000);
    assertThat(cpu.delivery().score()).isEqualTo(5 * 4.5 * 2000);
    assertThat(cpu.delivery().decode())
        .isCloseTo(0.5 * (2 * 2 * 2200 + 3000 + 6000 / 4.0), within(1e-6));
    assertThat(cpu.proof().score()).isEqualTo(2.5 * 5 * 2000);
    assertThat(cpu.proof().decode()).isCloseTo(0.5 * (10000 + 4000 + 6000 / 4.0), within(1e-6));
  }

  @Test
  void wall_moreRungsThanSlots_waitsForTheLast() {
    Estimate.Cpu cpu =
        new Estimate.Cpu(
            new CpuSeconds(0, 0, 10, 0), new CpuSeconds(0, 0, 6, 0), new CpuSeconds(0, 0, 0, 9));
    assertThat(Projection.wallSeconds(cpu, 3, 2)).isEqualTo(8 + 6);
  }

  @Test
  void bytes_ofAnalysis_areRecordsAndStreams() {
    assertThat(sampled().analysisBytes()).isEqualTo((100 + 5000) * 1000);
    assertThat(sampled().finalRecordBytes()).isEqualTo(40 * 4.5 * 2000);
  }
}
