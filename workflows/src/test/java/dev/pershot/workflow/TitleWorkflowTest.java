package dev.pershot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.workflow.SimulatedTitle.Event;
import dev.pershot.workflow.api.TitleProgress;
import dev.pershot.workflow.api.TitleStage;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialRound;
import dev.pershot.workflow.api.TrialStage;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.SearchAttributes;
import io.temporal.common.WorkflowExecutionHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
      for (TrialRound round : SimulatedTitle.rounds(stage)) {
        expected.add(SimulatedTitle.passesOf(round, 0, 7));
        for (int shot : SimulatedTitle.startingOrder(round, 0, 7)) {
          expected.addAll(expectedOf(round, shot));
        }
      }
    }
    expected.addAll(List.of("refine 1", "refine 2", "refine 3"));
    expected.addAll(List.of("inspect", "chooseRungs", "settleLadder", "packageAudio", "conclude"));
    expected.add(published(7));
    for (int rung = 0; rung < SimulatedTitle.RUNGS; rung++) {
      expected.add("packageRung " + rung);
      expected.add("proveRung " + rung);
    }
    assertThat(title.calls()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(title.events()).hasSize(2 * expected.size());
  }

  @Test
  void make_aTitleThatIsFoundByItsStage_isFoundByEach() {
    try (TemporalInProcess temporal = new TemporalInProcess(new SimulatedTitle(1))) {
      SearchAttributes found =
          SearchAttributes.newBuilder().set(TitleStage.ATTRIBUTE, "inspect").build();
      temporal.start("title", found).join();

      assertThat(temporal.history("title").getHistory().getEventsList())
          .filteredOn(HistoryEvent::hasUpsertWorkflowSearchAttributesEventAttributes)
          .extracting(event -> event.getUpsertWorkflowSearchAttributesEventAttributes())
          .extracting(told -> told.getSearchAttributes().getIndexedFieldsOrThrow("PershotStage"))
          .extracting(told -> told.getData().toStringUtf8())
          .containsExactly(
              "\"analyse\"", "\"decide\"", "\"deliver\"", "\"prove\"", "\"publish\"", "\"done\"");
    }
  }

  /** After all work of the title is known. */
  private static String published(int shots) {
    int made =
        IntStream.range(0, shots)
            .boxed()
            .flatMap(
                shot ->
                    Stream.of(TrialStage.values())
                        .flatMap(stage -> SimulatedTitle.rounds(stage).stream())
                        .filter(round -> SimulatedTitle.tries(round, shot))
                        .flatMap(round -> SimulatedTitle.batches(round, shot).stream()))
            .mapToInt(batch -> batch.encodes().size())
            .sum();
    return "publish " + TemporalInProcess.DESTINATION + " after " + made;
  }

  private static List<String> expectedOf(TrialRound round, int shot) {
    return SimulatedTitle.batches(round, shot).stream().map(SimulatedTitle::trials).toList();
  }

  @Test
  void make_aTitle_goesThroughItsStagesInOrder() {
    SimulatedTitle title = new SimulatedTitle(4);
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      temporal.make("title");
    }

    List<String> calls = title.calls();
    assertThat(calls).startsWith("inspect").endsWith("conclude", published(4));
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
  void refine_isAskedWhenAllTrialsOfTheLastRoundHaveEnded() {
    SimulatedTitle title = new SimulatedTitle(6);
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      temporal.make("title");
    }

    List<Event> events = title.events();
    for (TrialRound round : SimulatedTitle.rounds(TrialStage.ANALYSIS)) {
      int next = events.indexOf(new Event("refine " + (round.number() + 1), false));
      List<Event> before = events.subList(0, next);
      for (int shot : SimulatedTitle.startingOrder(round, 0, 6)) {
        for (TrialBatch batch : SimulatedTitle.batches(round, shot)) {
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
        new SimulatedTitle(
            2, call -> seen.put(call, running.join().title("title").progress().stage()));
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      running.complete(temporal);
      temporal.make("title");
      TitleProgress end = temporal.title("title").progress();
      assertThat(end.stage()).isEqualTo(TitleStage.DONE);
      assertThat(end.done()).isPositive().isEqualTo(end.rungs());
    }

    assertThat(seen).hasSizeGreaterThan(20);
    seen.forEach((call, stage) -> assertThat(stage).as(call).isEqualTo(expectedAt(call)));
  }

  private static TitleStage expectedAt(String call) {
    if (call.equals("inspect")) {
      return TitleStage.INSPECT;
    }
    if (call.contains("ANALYSIS") || call.startsWith("refine")) {
      return TitleStage.ANALYSE;
    }
    if (call.equals("chooseRungs")) {
      return TitleStage.DECIDE;
    }
    if (call.startsWith("publish")) {
      return TitleStage.PUBLISH;
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
          .filteredOn(id -> id.matches("film/[a-z]+-\\d/\\d+-\\d+"))
          .hasSize(4 * 3)
          .contains("film/analysis-0/0-100", "film/analysis-2/200-250", "film/delivery-0/100-200");
      assertThat(histories).hasSize(1 + 4 * 3);
      assertThat(histories.values())
          .allSatisfy(
              history -> {
                assertThat(history.getEvents()).hasSizeLessThan(2000);
                assertThat(history.getHistory().getSerializedSize()).isLessThan(1_000_000);
              });
    }

    assertThat(title.calls())
        .filteredOn(call -> call.startsWith("passes "))
        .hasSize(4 * 3)
        .doesNotHaveDuplicates();
    assertThat(title.calls())
        .filteredOn(call -> call.startsWith("runTrials"))
        .hasSize(SimulatedTitle.batches(250))
        .doesNotHaveDuplicates();
  }

  @Test
  void make_aTitleOfNineGroups_hasEightUnderWay() {
    int most = 0;
    try (TemporalInProcess temporal = new TemporalInProcess(new SimulatedTitle(850))) {
      temporal.make("film");

      int underWay = 0;
      for (HistoryEvent event : temporal.history("film").getEvents()) {
        underWay += event.hasStartChildWorkflowExecutionInitiatedEventAttributes() ? 1 : 0;
        underWay -= event.hasChildWorkflowExecutionCompletedEventAttributes() ? 1 : 0;
        most = Math.max(most, underWay);
      }
      assertThat(underWay).isZero();
    }

    assertThat(most).isEqualTo(8);
  }
}
