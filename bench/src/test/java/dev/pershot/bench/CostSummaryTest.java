package dev.pershot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.bench.BenchResult.Failure;
import dev.pershot.bench.BenchResult.Host;
import dev.pershot.bench.BenchResult.Versions;
import dev.pershot.bench.CostSummary.Row;
import dev.pershot.bench.ModelCost.Adaptive;
import dev.pershot.bench.ModelCost.Exhaustive;
import dev.pershot.bench.ModelCost.Seconds;
import dev.pershot.bench.ModelCost.Trials;
import dev.pershot.model.Json;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CostSummaryTest {
  private static ModelCost cost(
      String model, double ratio, Optional<Double> loss, double coresBusy, double memoryMb) {
    Seconds seconds = new Seconds(10, 10, 30, 50, 100);
    return new ModelCost(
        model,
        "medium",
        new Trials(810, 195),
        13,
        new Exhaustive(seconds, Optional.of(60.0), Optional.of(0.9), Optional.empty(), 0, 1),
        new Adaptive(seconds, 6, coresBusy, Optional.of(1.0), true, 2 * memoryMb, memoryMb),
        ratio,
        loss,
        coresBusy,
        memoryMb,
        new PredictionError(6, 1, 1.9, 0.2, 0.6),
        new Loss(
            RateTargets.OF_LADDER,
            0,
            1,
            loss,
            Optional.of(0.9),
            loss.isPresent() ? Optional.empty() : Optional.of("too short"),
            List.of(new Loss.Target(100, Optional.empty(), Optional.empty(), Optional.empty()))));
  }

  private static TitleCost title(String name, int height, int shots, ModelCost... costs) {
    List<ModelCost> others = List.of(costs).subList(1, costs.length);
    return new TitleCost(name, height * 16 / 9, height, 700, shots, 6, 9, costs[0], others);
  }

  private static final List<TitleCost> TITLES =
      List.of(
          title(
              "montage",
              720,
              15,
              cost("v1", 0.09, Optional.of(0.2), 0.96, 480),
              cost("v0", 0.08, Optional.of(-0.4), 0.97, 470)),
          title("large", 2160, 3, cost("v1", 0.12, Optional.empty(), 0.8, 1900)));

  private static Row row(String what) {
    return CostSummary.of(TITLES).requirements().stream()
        .filter(row -> row.what().startsWith(what))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void of_runs_hasMeanAndWorst() {
    CostSummary summary = CostSummary.of(TITLES);
    assertThat(summary.cpuRatio().mean()).contains(0.0967);
    assertThat(summary.cpuRatio().worst()).contains(0.12);
    assertThat(summary.bdRateLossPercent().mean()).contains(-0.1);
    assertThat(summary.bdRateLossPercent().worst()).contains(0.2);
  }

  @Test
  void requirements_eachBound_isHeldToWhatItAppliesTo() {
    assertThat(row("CPU ratio, mean").pass()).contains(true);
    assertThat(row("CPU ratio, worst").pass()).contains(false);
    assertThat(row("BD-rate loss %, worst").runs()).isEqualTo(2);
    assertThat(row("cores busy"))
        .isEqualTo(
            new Row(
                "cores busy, 12 shots or more, worst",
                ">= 0.95",
                Optional.of(0.96),
                2,
                Optional.of(true)));
    assertThat(row("MB per slot, at most 1080p").measured()).contains(480.0);
    assertThat(row("MB per slot, at most 2160p").pass()).contains(false);
    assertThat(row("predicted rate").pass()).contains(true);
    assertThat(row("predicted VMAF").pass()).contains(false);
  }

  @Test
  void requirements_nothingToHold_isNeitherMetNorMissed() {
    for (Row row : CostSummary.of(List.of()).requirements()) {
      assertThat(row.pass()).isEmpty();
      assertThat(row.measured()).isEmpty();
    }
  }

  private static CostResult result() {
    Versions versions = new Versions("abc", Optional.empty(), Optional.empty(), Optional.empty());
    Host host = new Host("Linux 6", "amd64", 2, "17", 0.1);
    return new CostResult(
        CostResult.SCHEMA,
        "2026-11-21T11:08:05Z",
        versions,
        host,
        CostSummary.of(TITLES),
        TITLES,
        List.of(new Failure("gone", "exit code 4")),
        CostNotes.of(versions, host, TITLES, List.of("montage: REUSED 3 of 810")));
  }

  @Test
  void json_title_hasTheFirstModelsNumbersAsItsOwn() throws IOException {
    JsonNode title = Json.mapper().readTree(Json.indented(result())).path("titles").path(0);
    assertThat(title.path("name").asText()).isEqualTo("montage");
    assertThat(title.path("model").asText()).isEqualTo("v1");
    assertThat(title.path("cpuRatio").isNumber()).isTrue();
    assertThat(title.at("/exhaustive/cpuSeconds/total").asDouble()).isEqualTo(100);
    assertThat(title.at("/prediction/worstVmaf").asDouble()).isEqualTo(0.6);
    assertThat(title.at("/perModel/0/model").asText()).isEqualTo("v0");
    assertThat(title.has("headline")).isFalse();
  }

  @Test
  void json_titleWithoutLoss_hasNull() throws IOException {
    JsonNode title = Json.mapper().readTree(Json.indented(result())).path("titles").path(1);
    assertThat(title.path("bdRateLossPercent").isNull()).isTrue();
    assertThat(title.at("/loss/reason").asText()).isEqualTo("too short");
  }

  @Test
  void report_result_hasVerdictsTitlesAndFailures() {
    assertThat(CostReport.of(result()))
        .contains("## Failed\n\n- gone: exit code 4\n")
        .contains("- montage: REUSED 3 of 810")
        .containsPattern("CPU ratio, worst +\\| +<= 0.10 +\\| +0.120 +\\| +3 \\| FAIL")
        .contains("## montage at the same rates, v0")
        .contains("BD-rate loss - %");
  }
}
