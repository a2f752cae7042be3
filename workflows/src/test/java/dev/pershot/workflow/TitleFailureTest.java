package dev.pershot.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pershot.workflow.SimulatedTitle.Event;
import dev.pershot.workflow.api.TrialBatch;
import dev.pershot.workflow.api.TrialRound;
import dev.pershot.workflow.api.TrialStage;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class TitleFailureTest {
  private static final String SENTENCE = "shot [100, 106) was coded as 5 of 6";

  @ParameterizedTest
  @EnumSource(TrialStage.class)
  void trial_thatFailsForGood_failsTheTitleWithItsTypeAndMessage(TrialStage stage) {
    TrialBatch bad = SimulatedTitle.batches(new TrialRound(stage, 0), 3).get(0);
    SimulatedTitle title = failing(40, SimulatedTitle.trials(bad));

    ApplicationFailure failure = failureOf(title);

    assertThat(failure.getType()).isEqualTo("FRAMES_MISSING");
    assertThat(failure.getOriginalMessage()).isEqualTo(SENTENCE);
    assertThat(title.events()).containsOnlyOnce(new Event(SimulatedTitle.trials(bad), false));
    assertThat(title.calls())
        .doesNotContain(stage == TrialStage.ANALYSIS ? "chooseRungs" : "settleLadder", "conclude");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inspect",
        "passes ANALYSIS 0 0 2",
        "passes ANALYSIS 1 0 2",
        "refine 2",
        "chooseRungs",
        "settleLadder",
        "packageRung 1",
        "packageAudio",
        "proveRung 2",
        "conclude"
      })
  void anyActivity_thatFailsForGood_failsTheTitleWithItsTypeAndMessage(String call) {
    SimulatedTitle title = failing(2, call);

    ApplicationFailure failure = failureOf(title);

    assertThat(failure.getType()).isEqualTo("FRAMES_MISSING");
    assertThat(failure.getOriginalMessage()).isEqualTo(SENTENCE);
    assertThat(title.calls()).doesNotContain(call, "conclude");
  }

  private static SimulatedTitle failing(int shots, String bad) {
    return new SimulatedTitle(
        shots,
        call -> {
          if (call.equals(bad)) {
            throw ApplicationFailure.newNonRetryableFailure(SENTENCE, "FRAMES_MISSING");
          }
        });
  }

  private static ApplicationFailure failureOf(SimulatedTitle title) {
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      Throwable at = catchThrowableOfType(CompletionException.class, () -> temporal.make("title"));
      List<Throwable> chain = new ArrayList<>();
      while (at != null) {
        if (at instanceof ApplicationFailure application) {
          return application;
        }
        chain.add(at);
        at = at.getCause();
      }
      throw new AssertionError("no application failure in " + chain);
    }
  }

  @Test
  void trial_thatFailsAndThenWorks_isTriedAgainAndTheTitleSucceeds() {
    TrialBatch shaky = SimulatedTitle.batches(TrialRound.analysis(1), 1).get(0);
    SimulatedTitle title = new SimulatedTitle(3, failingOnce(SimulatedTitle.trials(shaky)));
    try (TemporalInProcess temporal = new TemporalInProcess(title)) {
      assertThat(temporal.make("title")).isEqualTo(SimulatedTitle.RUNGS);
    }

    assertThat(title.events())
        .filteredOn(new Event(SimulatedTitle.trials(shaky), false)::equals)
        .hasSize(2);
    assertThat(title.calls()).last().asString().startsWith("publish ");
    assertThat(title.calls())
        .filteredOn(call -> call.startsWith("runTrials"))
        .hasSize(SimulatedTitle.batches(3))
        .doesNotHaveDuplicates();
  }

  private static Consumer<String> failingOnce(String shaky) {
    AtomicInteger attempts = new AtomicInteger();
    return call -> {
      if (call.equals(shaky) && attempts.incrementAndGet() == 1) {
        throw ApplicationFailure.newFailure("the disk is full", "STORE_FULL");
      }
    };
  }
}
