package dev.pershot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.workflow.SimulatedTitle.Event;
import dev.pershot.workflow.api.TrialStage;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.List;
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

      for (String stage : List.of("analysis", "delivery")) {
        String group = "title/" + stage + "/0-60";
        assertThat(temporal.history(group).getEvents())
            .filteredOn(HistoryEvent::hasStartChildWorkflowExecutionInitiatedEventAttributes)
            .extracting(
                e -> e.getStartChildWorkflowExecutionInitiatedEventAttributes().getWorkflowId())
            .containsExactlyElementsOf(
                SimulatedTitle.startingOrder(0, 60).stream()
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
              if (call.startsWith("nextTrials ANALYSIS")
                  && begun.add(call)
                  && call.endsWith(" 0")) {
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

    assertThat(mostUnderWay(title.events(), TrialStage.ANALYSIS)).isEqualTo(WINDOW);
    assertThat(mostUnderWay(title.events(), TrialStage.DELIVERY)).isLessThanOrEqualTo(WINDOW);
  }

  private static boolean await(CountDownLatch latch, long millis) {
    try {
      return latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A shot is under way from its first question for trials until there are no more. */
  private static int mostUnderWay(List<Event> events, TrialStage stage) {
    int underWay = 0;
    int most = 0;
    for (Event event : events) {
      if (!event.call().startsWith("nextTrials " + stage)) {
        continue;
      }
      String[] words = event.call().split(" ", -1);
      int shot = Integer.parseInt(words[2]);
      int round = Integer.parseInt(words[3]);
      if (round == 0 && !event.ended()) {
        underWay++;
      } else if (round == SimulatedTitle.rounds(stage, shot) && event.ended()) {
        underWay--;
      }
      most = Math.max(most, underWay);
    }
    assertThat(underWay).isZero();
    return most;
  }
}
