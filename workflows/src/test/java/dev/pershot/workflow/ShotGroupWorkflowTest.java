package dev.pershot.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.workflow.SimulatedTitle.Event;
import dev.pershot.workflow.api.ShotPasses;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialRound;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.converter.DefaultDataConverter;
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
            .filteredOn(HistoryEvent::hasActivityTaskScheduledEventAttributes)
            .extracting(ShotGroupWorkflowTest::input)
            .filteredOn(input -> input.contains("encodes"))
            .containsExactlyElementsOf(
                SimulatedTitle.passes(round, 0, 60).stream()
                    .flatMap(shot -> shot.passes().stream())
                    .map(ShotGroupWorkflowTest::json)
                    .toList());
      }
    }
  }

  /** The last argument: what the activity shall do. */
  private static String input(HistoryEvent scheduled) {
    var payloads = scheduled.getActivityTaskScheduledEventAttributes().getInput();
    return payloads.getPayloads(payloads.getPayloadsCount() - 1).getData().toStringUtf8();
  }

  private static String json(TrialBatch batch) {
    return DefaultDataConverter.STANDARD_INSTANCE
        .toPayload(batch)
        .orElseThrow()
        .getData()
        .toStringUtf8();
  }

  /** The first trials wait until the window is full, and then for one more that must not come. */
  @Test
  void shotsUnderWay_fillTheWindowAndNeverExceedIt() {
    Map<String, Integer> shots = shotsOfCalls(TrialRound.analysis(0));
    Set<Integer> begun = ConcurrentHashMap.newKeySet();
    CountDownLatch full = new CountDownLatch(WINDOW);
    CountDownLatch tooFull = new CountDownLatch(WINDOW + 1);
    SimulatedTitle title =
        new SimulatedTitle(
            100,
            call -> {
              Integer shot = shots.get(call);
              if (shot != null && begun.add(shot)) {
                full.countDown();
                tooFull.countDown();
              }
              if (shot != null && await(full, 60_000)) {
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

  /** A shot is under way from its first pass's begin to its last one's end. */
  private static int mostUnderWay(List<Event> events, TrialRound round) {
    Map<String, Integer> shots = shotsOfCalls(round);
    Map<Integer, Integer> left = new HashMap<>();
    int most = 0;
    for (Event event : events) {
      Integer shot = shots.get(event.call());
      if (shot != null) {
        int passes = SimulatedTitle.batches(round, shot).size();
        left.putIfAbsent(shot, passes);
        if (event.ended()) {
          left.computeIfPresent(shot, (s, now) -> now - 1);
        }
        most =
            Math.max(
                most, (int) left.values().stream().filter(passesLeft -> passesLeft > 0).count());
      }
    }
    assertThat(left).hasSize(100).allSatisfy((shot, passesLeft) -> assertThat(passesLeft).isZero());
    return most;
  }

  private static Map<String, Integer> shotsOfCalls(TrialRound round) {
    Map<String, Integer> shots = new HashMap<>();
    for (ShotPasses shot : SimulatedTitle.passes(round, 0, 100)) {
      shot.passes().forEach(pass -> shots.put(SimulatedTitle.trials(pass), shot.shot()));
    }
    return shots;
  }
}
