package dev.pershot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.workflow.SimulatedTitle.Event;
import dev.pershot.workflow.api.TitleStage;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialStage;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TitleWorkflowTest {
  @Test
  void make_aTitle_runsAllBatchesOfAllShotsOnce() {
    SimulatedTitle title = new SimulatedTitle(7);
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      assertThat(temporal.make("title")).isEqualTo(SimulatedTitle.RUNGS);
    }

    List<String> expected = new ArrayList<>();
    for (TrialStage stage : TrialStage.values()) {
      expected.add("startingOrder 0 7");
      for (int shot = 0; shot < 7; shot++) {
        expected.addAll(expectedOf(stage, shot));
      }
    }
    expected.addAll(List.of("inspect", "chooseRungs", "settleLadder", "packageAudio", "conclude"));
    for (int rung = 0; rung < SimulatedTitle.RUNGS; rung++) {
      expected.add("packageRung " + rung);
      expected.add("proveRung " + rung);
    }
    assertThat(title.calls()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(title.events()).hasSize(2 * expected.size());
  }

  private static List<String> expectedOf(TrialStage stage, int shot) {
    List<String> expected = new ArrayList<>();
    for (int round = 0; round <= SimulatedTitle.rounds(stage, shot); round++) {
      expected.add(SimulatedTitle.next(stage, shot, round));
      for (TrialBatch batch : SimulatedTitle.batches(stage, shot, round)) {
        expected.add(SimulatedTitle.trials(batch));
      }
    }
    return expected;
  }

  @Test
  void make_aTitle_goesThroughItsStagesInOrder() {
    SimulatedTitle title = new SimulatedTitle(4);
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      temporal.make("title");
    }

    List<String> calls = title.calls();
    assertThat(calls).startsWith("inspect").endsWith("conclude");
    int chosen = calls.indexOf("chooseRungs");
    int settled = calls.indexOf("settleLadder");
    assertThat(calls.subList(1, chosen)).noneMatch(c -> c.contains("DELIVERY"));
    assertThat(calls.subList(chosen, settled)).noneMatch(c -> c.contains("ANALYSIS"));
    assertThat(calls.subList(settled, calls.size())).noneMatch(c -> c.contains("Trials"));
    for (int rung = 0; rung < SimulatedTitle.RUNGS; rung++) {
      assertThat(calls.subList(settled, calls.size()))
          .containsSubsequence("packageRung " + rung, "proveRung " + rung);
    }
  }

  @Test
  void shots_haveTheirNextRoundWhenAllOfTheLastHasEnded() {
    SimulatedTitle title = new SimulatedTitle(6);
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      temporal.make("title");
    }

    List<Event> events = title.events();
    for (int shot = 0; shot < 6; shot++) {
      for (int round = 0; round < SimulatedTitle.rounds(TrialStage.ANALYSIS, shot); round++) {
        String next = SimulatedTitle.next(TrialStage.ANALYSIS, shot, round + 1);
        List<Event> before = events.subList(0, events.indexOf(new Event(next, false)));
        for (TrialBatch batch : SimulatedTitle.batches(TrialStage.ANALYSIS, shot, round)) {
          assertThat(before).contains(new Event(SimulatedTitle.trials(batch), true));
        }
      }
    }
  }

  @Test
  void stage_asked_isTheOneUnderWay() {
    CompletableFuture<TemporalInProcess> running = new CompletableFuture<>();
    Map<String, TitleStage> seen = new ConcurrentHashMap<>();
    SimulatedTitle title =
        new SimulatedTitle(2, call -> seen.put(call, running.join().stage("title")));
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      running.complete(temporal);
      temporal.make("title");
      assertThat(temporal.stage("title")).isEqualTo(TitleStage.DONE);
    }

    seen.keySet().removeIf(call -> call.startsWith("startingOrder"));
    assertThat(seen).hasSizeGreaterThan(20);
    seen.forEach((call, stage) -> assertThat(stage).as(call).isEqualTo(expectedAt(call)));
  }

  private static TitleStage expectedAt(String call) {
    if (call.equals("inspect")) {
      return TitleStage.INSPECT;
    }
    if (call.contains("ANALYSIS")) {
      return TitleStage.ANALYSE;
    }
    if (call.equals("chooseRungs")) {
      return TitleStage.DECIDE;
    }
    return call.contains("DELIVERY") || call.equals("settleLadder")
        ? TitleStage.DELIVER
        : TitleStage.PROVE;
  }

  @Test
  void make_aTitleOf250Shots_makesThreeGroupsOfShortHistories() {
    SimulatedTitle title = new SimulatedTitle(250);
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      temporal.make("film");

      Map<String, WorkflowExecutionHistory> histories = temporal.histories("film");
      assertThat(histories.keySet())
          .filteredOn(id -> id.matches("film/[a-z]+/\\d+-\\d+"))
          .containsExactlyInAnyOrder(
              "film/analysis/0-100",
              "film/analysis/100-200",
              "film/analysis/200-250",
              "film/delivery/0-100",
              "film/delivery/100-200",
              "film/delivery/200-250");
      assertThat(histories).hasSize(1 + 6 + 2 * 250);
      assertThat(histories.values())
          .allSatisfy(
              history -> {
                assertThat(history.getEvents()).hasSizeLessThan(2000);
                assertThat(history.getHistory().getSerializedSize()).isLessThan(1_000_000);
              });
    }

    for (TrialStage stage : TrialStage.values()) {
      assertThat(title.calls())
          .filteredOn(call -> call.startsWith("nextTrials " + stage) && call.endsWith(" 0"))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 250)
                  .mapToObj(shot -> SimulatedTitle.next(stage, shot, 0))
                  .toList());
    }
    assertThat(title.calls())
        .filteredOn(call -> call.startsWith("runTrials"))
        .hasSize(SimulatedTitle.batches(250))
        .doesNotHaveDuplicates();
  }
}
