package dev.pershot.app.publish;

import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Ladder.Rung;
import dev.pershot.ladder.Ladder.ShotChoice;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rungs that were delivered at another quality than that of their shots' encodes. */
public final class Drift {
  private static final int WORST_SHOTS = 3;

  private final Ladder ladder;
  private final List<Rung> drifted;

  private Drift(Ladder ladder, List<Rung> drifted) {
    this.ladder = ladder;
    this.drifted = drifted;
  }

  public static Drift of(Ladder ladder) {
    return new Drift(
        ladder,
        ladder.rungs().stream()
            .filter(rung -> Math.abs(rung.drift()) > Ladder.DRIFT_TOLERATED)
            .toList());
  }

  /** The drift of a ladder that is to be delivered; one that is too large fails unless allowed. */
  public static Drift judged(Ladder ladder, boolean allowed) {
    Drift drift = of(ladder);
    if (drift.isTooLarge() && !allowed) {
      throw drift.failure();
    }
    return drift;
  }

  public boolean isTooLarge() {
    return !drifted.isEmpty();
  }

  public PershotException failure() {
    return new PershotException(
        ErrorCode.PREDICTION_MISSED,
        drifted.stream().map(this::describe).collect(Collectors.joining("; "))
            + "; run with --allow-drift to deliver all the same");
  }

  private String describe(Rung rung) {
    String worst =
        IntStream.range(0, rung.shots().size())
            .boxed()
            .sorted(Comparator.comparingDouble(shot -> -off(rung.shots().get(shot))))
            .limit(WORST_SHOTS)
            .map(shot -> ladder.shots().shots().get(shot).range().toString())
            .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "rung %s has VMAF %.2f, and its shots' encodes had %.2f (worst shots: frames %s)",
        rung.name(),
        rung.measured().mean(),
        rung.encoded().mean(),
        worst);
  }

  private static double off(ShotChoice shot) {
    return Math.abs(shot.measured() - shot.encoded());
  }
}
