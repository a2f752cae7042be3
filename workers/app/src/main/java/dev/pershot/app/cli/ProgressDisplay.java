package dev.pershot.app.cli;

import dev.pershot.workflow.api.TitleStage;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows a run's progress: a bar on a terminal, plain lines elsewhere, events with {@code --json}.
 */
final class ProgressDisplay implements AutoCloseable {
  private static final double PLAIN_LINE_SECONDS = 10;

  /** How far a stage is. */
  record Step(TitleStage stage, String unit, long done, long total, String extra) {}

  private final boolean json;
  private final boolean terminal;
  private @Nullable ProgressBar bar;
  private @Nullable TitleStage stage;
  private long stageStart;
  private long lastLine;
  private long doneAtStart;

  ProgressDisplay(boolean json) {
    this.json = json;
    this.terminal = Boolean.getBoolean("pershot.terminal") && !json;
  }

  void show(Step step) {
    boolean entered = step.stage() != stage;
    if (entered) {
      enter(step);
    }
    if (bar != null) {
      bar.maxHint(step.total()).stepTo(step.done()).setExtraMessage(step.extra());
    } else if (entered || seconds(lastLine) >= PLAIN_LINE_SECONDS) {
      line(step);
    }
  }

  private void enter(Step step) {
    closeBar();
    stage = step.stage();
    stageStart = System.nanoTime();
    doneAtStart = step.done();
    if (terminal) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("%-8s".formatted(name(step)))
              .setInitialMax(step.total())
              .setUnit(" " + step.unit(), 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(250)
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .build();
    }
  }

  private void line(Step step) {
    lastLine = System.nanoTime();
    Optional<Long> eta = eta(step);
    if (json) {
      Map<String, Object> fields = new java.util.LinkedHashMap<>();
      fields.put("stage", name(step));
      fields.put("unit", step.unit());
      fields.put("done", step.done());
      fields.put("total", step.total());
      eta.ifPresent(seconds -> fields.put("etaSeconds", seconds));
      System.out.println(Events.of("progress", fields));
    }
    String left = eta.map(s -> ", %d:%02d left".formatted(s / 60, s % 60)).orElse("");
    System.err.println(
        String.join(
            "",
            List.of(
                "%-8s %d/%d %s".formatted(name(step), step.done(), step.total(), step.unit()),
                step.extra().isEmpty() ? "" : ", " + step.extra(),
                left)));
  }

  /** From the pace of this stage since it was first seen; what was reused does not count. */
  private Optional<Long> eta(Step step) {
    long made = step.done() - doneAtStart;
    long left = step.total() - step.done();
    return made <= 0 || left <= 0
        ? Optional.empty()
        : Optional.of(Math.round(seconds(stageStart) * left / made));
  }

  private static String name(Step step) {
    return step.stage().name().toLowerCase(Locale.ROOT);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private void closeBar() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void close() {
    closeBar();
  }
}
