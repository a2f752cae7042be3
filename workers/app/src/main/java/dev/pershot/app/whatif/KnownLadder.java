package dev.pershot.app.whatif;

import dev.pershot.app.job.Delivery;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.Plan;
import dev.pershot.app.job.Settled;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.model.Resolution;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known of a job's ladder before it is made: all, where it was made before.
 *
 * @param chosen the rungs that were chosen from analysis, lowest first; none where they are not
 *     known
 * @param delivered those that are in the ladder
 * @param shotCount 0 where it is not known
 */
public record KnownLadder(List<PlannedRung> chosen, List<PlannedRung> delivered, int shotCount) {
  /** Of a job that was never started. */
  public static final KnownLadder NOTHING = new KnownLadder(List.of(), List.of(), 0);

  public KnownLadder {
    chosen = List.copyOf(chosen);
    delivered = List.copyOf(delivered);
  }

  /** What the store has of a job. */
  public static KnownLadder of(JobStore jobs) {
    List<PlannedRung> chosen = jobs.findPlan().map(Plan::rungs).orElse(List.of());
    return new KnownLadder(
        chosen,
        jobs.findSettled().map(Settled::rungs).orElse(chosen),
        jobs.isInspected() ? jobs.shots().shots().size() : 0);
  }

  boolean isKnown() {
    return !chosen.isEmpty();
  }

  boolean hasShot(int shot) {
    return shotCount == 0 || shot < shotCount;
  }

  String shots() {
    return "the title has shots 0 to " + (shotCount - 1);
  }

  List<String> names() {
    return IntStream.range(0, delivered.size())
        .mapToObj(rung -> Delivery.name(delivered, rung))
        .toList();
  }

  /** A delivered rung's number from the top among the chosen ones, of which some are left out. */
  int number(PlannedRung rung) {
    for (int place = 0; place < chosen.size(); place++) {
      if (chosen.get(place).isSameChoiceAs(rung)) {
        return chosen.size() - place;
      }
    }
    throw new IllegalArgumentException("not a rung of this ladder: " + rung);
  }

  Optional<Resolution> resolution(int number) {
    int place = chosen.size() - number;
    return place < 0 ? Optional.empty() : Optional.of(chosen.get(place).resolution());
  }
}
