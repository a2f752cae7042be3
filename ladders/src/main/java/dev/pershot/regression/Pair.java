package dev.pershot.regression;

import dev.pershot.ladder.Ladder;
import dev.pershot.model.Shot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ladder beside its golden, and what all comparisons ask of the two. */
public final class Pair {
  private final Subject golden;
  private final Subject now;
  private final Tolerances tolerances;
  private final RungPairs rungs;
  private final Bootstrap bootstrap;
  private @Nullable Delivery delivery;

  Pair(Subject golden, Subject now, Tolerances tolerances) {
    this.golden = golden;
    this.now = now;
    this.tolerances = tolerances;
    this.rungs = RungPairs.of(golden.ladder().rungs(), now.ladder().rungs());
    this.bootstrap = new Bootstrap(hasSameShots() ? now.ladder().shots().shots().size() : 0);
  }

  public Subject golden() {
    return golden;
  }

  /** What is judged. */
  public Subject now() {
    return now;
  }

  public Tolerances tolerances() {
    return tolerances;
  }

  RungPairs rungs() {
    return rungs;
  }

  /** Over the shots that both have; over none where shots differ. */
  Bootstrap bootstrap() {
    return bootstrap;
  }

  /**
   * What viewers get of both; simulated once.
   *
   * @throws dev.pershot.model.PershotException where one of the two cannot be played
   */
  Delivery delivery() {
    if (delivery == null) {
      delivery = Delivery.of(golden, now);
    }
    return delivery;
  }

  /** What was simulated, if anything was. */
  Optional<Delivery> simulated() {
    return Optional.ofNullable(delivery);
  }

  /** Whether the same decisions must come to the same bytes and scores. */
  public boolean hasSameVersions() {
    return golden.ladder().versions().equals(now.ladder().versions());
  }

  /** Whether qualities are on one scale. */
  public boolean hasSameModel() {
    return golden.ladder().models().get(0).equals(now.ladder().models().get(0));
  }

  boolean hasSameShots() {
    return ranges(golden.ladder()).equals(ranges(now.ladder()));
  }

  private static List<?> ranges(Ladder ladder) {
    return ladder.shots().shots().stream().map(Shot::range).toList();
  }

  /** A shot as people count them, and its frames. */
  String shot(int index) {
    Shot shot = now.ladder().shots().shots().get(index);
    return "shot %d (frames %d to %d)".formatted(index + 1, shot.start(), shot.end() - 1);
  }
}
