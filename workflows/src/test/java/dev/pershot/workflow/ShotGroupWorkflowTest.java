package dev.pershot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.workflow.SimulatedTitle.Event;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialRound;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ShotGroupWorkflowTest {
  private static final int WINDOW = TemporalInProcess.SHOTS_UNDER_WAY;

  @Test
  void shots_areStartedInTheGivenOrder() {
    try (TemporalInProcess temporal = new TemporalInProcess(new SimulatedTitle(60))) {
      temporal.make("title");

      for (TrialRound round :
          List.of(TrialRound.analysis(0), TrialRound.analysis(1), TrialRound.DELIVERY)) {
        String group =
            "title/"
                + round.stage().name().toLowerCase(Locale.ROOT)
                + "-"
                + round.number()
                + "/0-60";
        assertThat(temporal.history(group).getEvents())
            .filteredOn(HistoryEvent::hasStartChildWorkflowExecutionInitiatedEventAttributes)
            .extracting(
                e -> e.getStartChildWorkflowExecutionInitiatedEventAttributes().getWorkflowId())
            .containsExactlyElementsOf(
                SimulatedTitle.startingOrder(round, 0, 60).stream()
                    .map(shot -> group + "/shot-" + shot)
                    .toList());
      }
    }
  }

  /** The first trials wait until the window is full, and then for one more that must not come. */
  @Test
  void shotsUnderWay_fillTheWindowAndNeverExceedIt() {
    Set<String> begun = ConcurrentHashMap.newKeySet();
    CountDownLatch full = new CountDownLatch(WINDOW);
    CountDownLatch tooFull = new CountDownLatch(WINDOW + 1);
    SimulatedTitle title =
        new SimulatedTitle(
            100,
            call -> {
              if (call.startsWith("trials ANALYSIS 0") && begun.add(call)) {
                full.countDown();
                tooFull.countDown();
              }
              if (call.startsWith("runTrials") && await(full, 60_000)) {
                await(tooFull, 500);
              }
            });
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      temporal.make("title");
    }

    assertThat(mostUnderWay(title.events(), TrialRound.analysis(0))).isEqualTo(WINDOW);
    assertThat(mostUnderWay(title.events(), TrialRound.DELIVERY)).isLessThanOrEqualTo(WINDOW);
  }

  private static boolean await(CountDownLatch latch, long millis) {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A shot is under way from the question for its trials until the last of them has ended. */
  private static int mostUnderWay(List<Event> events, TrialRound round) {
    Map<String, Integer> left = new HashMap<>();
    for (int shot = 0; shot < 100; shot++) {
      for (TrialBatch batch : SimulatedTitle.batches(round, shot)) {
        left.put(SimulatedTitle.trials(batch), shot);
      }
    }
    Map<Integer, Integer> underWay = new HashMap<>();
    int most = 0;
    for (Event event : events) {
      for (int shot = 0; shot < 100; shot++) {
        if (event.equals(new Event(SimulatedTitle.trials(round, shot), false))) {
          underWay.put(shot, SimulatedTitle.batches(round, shot).size());
        }
      }
      Integer shot = event.ended() ? left.get(event.call()) : null;
      if (shot != null) {
        underWay.computeIfPresent(shot, (s, batches) -> batches == 1 ? null : batches - 1);
      }
      most = Math.max(most, underWay.size());
    }
    assertThat(underWay).isEmpty();
    return most;
  }
}
