package dev.pershot.workflow.api;

import io.temporal.activity.ActivityInterface;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decisions from what the store holds: a moment each, on the control queue. */
@ActivityInterface
public interface DecisionActivities {
  /**
   * What a round tries of shots {@code [from, to)}, in the order in which to start them: the most
   * work first.
   */
  List<ShotPasses> passes(JobRef job, TrialRound round, int from, int to);

  /**
   * Decides what analysis tries in a round after the first, by what came out before.
   *
   * @param round from 1
   * @return how many shots it tries; none when the rungs are certain enough
   */
  int refine(JobRef job, int round);

  /** Chooses the rungs from the analysis. */
  void chooseRungs(JobRef job);

  /**
   * Settles the ladder from the final encodes.
   *
   * @return the number of rungs that are delivered
   */
  int settleLadder(JobRef job);

  /**
   * Writes the manifests and the ladder of the packaged and proven rungs.
   *
   * @param end kept beside them; not told by titles that were begun by builds before 2026-11-22
   */
  void conclude(JobRef job, @Nullable TitleEnd end);

  /**
   * Copies the ladder from the store to the job's destination; its own file comes last.
   *
   * @param end how far the title is: what its work took
   */
  void publish(JobRef job, TitleProgress end);
}
