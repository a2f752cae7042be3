package dev.pershot.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.app.publish.RunRecord;
import dev.pershot.bench.BenchResult.Analysis;
import dev.pershot.bench.BenchResult.Share;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MeasurementTest {
  private static final RunRecord RUN =
      Json.read(
          """
          {"schema": 1, "runId": "r", "contentId": "c", "master": "/m.mp4", "pershot": "0.1.0",
           "versions": {"ffmpeg": "8.0.1", "encoder": "libx264 core 165", "libvmaf": "3.2.0"},
           "started": "2026-11-20T10:17:00Z", "wallSeconds": 60, "slots": 2,
           "cpuSeconds": {"decode": 7, "scale": 5, "encode": 22, "score": 65},
           "analysisWallSeconds": 20,
           "analysisCpuSeconds": {"decode": 3.6, "scale": 3.6, "encode": 10.8, "score": 18},
           "decisionSeconds": 0.5,
           "trials": {"run": 25, "reused": 0, "skipped": 0},
           "repeats": [],
           "peakMemoryBytes": 1292808192,
           "host": {"os": "Linux", "arch": "amd64", "cores": 2, "java": "17.0.15"},
           "estimate": null}
          """
              .getBytes(UTF_8),
          RunRecord.class,
          ErrorCode.INTERNAL,
          "run.json");

  private static Analysis analysis(double processCpuSeconds) {
    return Measurement.analysis(
        RUN, new Interval(20.2, processCpuSeconds, Optional.of(0.44)), 3000);
  }

  @Test
  void analysis_runRecord_givesShareOfCoresAndMemoryOfASlot() {
    Analysis analysis = analysis(38);
    assertThat(analysis.coresBusy()).isEqualTo(0.9);
    assertThat(analysis.sharePercent()).isEqualTo(new Share(10, 10, 30, 50));
    assertThat(analysis.trialFramesPerSecond()).isEqualTo(150);
    assertThat(analysis.peakMemoryPerSlotMb()).isEqualTo(646);
    assertThat(analysis.observed().othersCpuSeconds()).contains(0.4);
  }

  @Test
  void analysis_processUsedThatMuch_isPlausible() {
    assertThat(analysis(38).nativePlausible()).isTrue();
    assertThat(analysis(35.9).nativePlausible()).isTrue();
  }

  @Test
  void analysis_moreNativeTimeThanTheProcessUsed_isNotPlausible() {
    assertThat(analysis(30).nativePlausible()).isFalse();
  }
}
