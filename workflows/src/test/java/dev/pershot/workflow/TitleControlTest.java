package dev.pershot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.workflow.SimulatedTitle.Event;
import dev.pershot.workflow.api.TitleProgress;
import dev.pershot.workflow.api.TitleStage;
import dev.pershot.workflow.api.Work;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.failure.CanceledFailure;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TitleControlTest {
  private static final int SHOTS = 120;

  /** Shots are started until the window is full; paused, the next ones wait. */
  @Test
  void pause_startsNoMoreShots_andResumeGoesOn() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch running = new CountDownLatch(1);
    SimulatedTitle title = new SimulatedTitle(SHOTS, holding("runTrials", running, go));
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      CompletableFuture<Integer> result = temporal.start("title");
      running.await();
      temporal.title("title").pause();
      until(() -> temporal.progress("title").paused());
      TimeUnit.SECONDS.sleep(1);
      go.countDown();

      until(() -> isQuiet(title));
      TitleProgress paused = temporal.progress("title");
      assertThat(paused.stage()).isEqualTo(TitleStage.ANALYSE);
      // Two groups: one with a full window, one of twenty shots.
      assertThat(paused.done()).isBetween(1, TemporalInProcess.SHOTS_UNDER_WAY + 20);
      assertThat(result).isNotDone();

      temporal.title("title").resume();
      assertThat(result.orTimeout(2, TimeUnit.MINUTES).join()).isEqualTo(SimulatedTitle.RUNGS);
      assertThat(temporal.progress("title").paused()).isFalse();
    }
    assertThat(title.calls())
        .filteredOn(call -> call.startsWith("runTrials"))
        .hasSize(SimulatedTitle.batches(SHOTS))
        .doesNotHaveDuplicates();
  }

  @Test
  void cancel_endsTheTitleWhenNothingIsUnderWayAndStartsNothingMore() throws InterruptedException {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch last = new CountDownLatch(1);
    SimulatedTitle title =
        new SimulatedTitle(
            SHOTS,
            call -> {
              if (call.startsWith("runTrials")) {
                await(call.contains("shot=0,") ? last : go);
              }
            });
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      CompletableFuture<Integer> result = temporal.start("title");
      // Two groups: one with a full window, one of twenty shots, two passes each.
      int handedOut = 2 * (TemporalInProcess.SHOTS_UNDER_WAY + 20);
      until(() -> underWay(title) == handedOut);
      temporal.cancel("title");
      // The test server loses a cancelled group of which a pass ends before this.
      until(() -> areAskedToEnd(temporal, "title/analysis-0/0-100", "title/analysis-0/100-120"));
      go.countDown();
      until(() -> underWay(title) == 2);
      TimeUnit.SECONDS.sleep(1);
      assertThat(result).isNotDone();

      last.countDown();
      assertThatThrownBy(() -> result.get(1, TimeUnit.MINUTES))
          .hasRootCauseInstanceOf(CanceledFailure.class);
      assertThat(underWay(title)).isZero();
      TimeUnit.SECONDS.sleep(1);
      assertThat(title.calls())
          .doesNotContain("chooseRungs", "conclude")
          .filteredOn(call -> call.startsWith("runTrials"))
          .hasSize(handedOut);
    }
  }

  @Test
  void progress_ofATitle_countsItsWorkAndNeverFalls() {
    CompletableFuture<TemporalInProcess> temporal = new CompletableFuture<>();
    Queue<Double> percents = new ConcurrentLinkedQueue<>();
    SimulatedTitle title =
        new SimulatedTitle(
            5,
            call -> {
              if (call.startsWith("refine") || call.startsWith("prove")) {
                percents.add(temporal.join().progress("title").percent());
              }
            });
    try (TemporalInProcess running = new TemporalInProcess(title)) {
      temporal.complete(running);
      running.make("title");

      TitleProgress end = running.progress("title");
      assertThat(end.percent()).isEqualTo(100);
      Work work = end.work();
      assertThat(work.made()).isEqualTo(2 * SimulatedTitle.batches(5));
      assertThat(work.cpu().encode()).isEqualTo(SimulatedTitle.batches(5));
      assertThat(work.cpu().score())
          .isEqualTo(0.5 * SimulatedTitle.batches(5) + 2 * SimulatedTitle.RUNGS);
    }
    assertThat(List.copyOf(percents)).hasSize(3 + SimulatedTitle.RUNGS).isSorted();
    assertThat(percents.peek()).isBetween(3.0, 38.0);
  }

  private static Consumer<String> holding(String calls, CountDownLatch running, CountDownLatch go) {
    return call -> {
      if (call.startsWith(calls)) {
        running.countDown();
        await(go);
      }
    };
  }

  private static void await(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** No call is under way, and none comes for a second. */
  private static boolean isQuiet(SimulatedTitle title) {
    List<Event> before = title.events();
    pauseFor(1000);
    return title.events().equals(before)
        && before.stream().filter(Event::ended).count() * 2 == before.size();
  }

  private static long underWay(SimulatedTitle title) {
    List<Event> trials =
        title.events().stream().filter(event -> event.call().startsWith("runTrials")).toList();
    return trials.size() - 2 * trials.stream().filter(Event::ended).count();
  }

  private static boolean areAskedToEnd(TemporalInProcess temporal, String... groups) {
    return Stream.of(groups)
        .map(group -> temporal.history(group).getHistory().getEventsList())
        .allMatch(
            events ->
                events.stream()
                    .map(HistoryEvent::getEventType)
                    .anyMatch(EventType.EVENT_TYPE_ACTIVITY_TASK_CANCEL_REQUESTED::equals));
  }

  private interface Condition {
    boolean holds();
  }

  private static void until(Condition condition) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("not within two minutes").isLessThan(end);
      pauseFor(50);
    }
  }

  private static void pauseFor(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
