package dev.pershot.workflow.api;

import io.temporal.activity.ActivityInterface;
import java.util.List;

/** Decisions from what the store holds: a moment each, on the control queue. */
@ActivityInterface
public interface DecisionActivities {
  /** Shots {@code [from, to)} in the order in which to start them: the longest first. */
  List<Integer> startingOrder(JobRef job, int from, int to);

  /** The trials to run next for a shot; none when it has enough. */
  List<TrialBatch> nextTrials(JobRef job, TrialStage stage, int shot, int round);

  /** Chooses the rungs from the analysis. */
  void chooseRungs(JobRef job);

  /**
   * Settles the ladder from the final encodes.
   *
   * @return the number of rungs that are delivered
   */
  int settleLadder(JobRef job);

  /** Writes the manifests, the ladder and the report of the packaged and proven rungs. */
  void conclude(JobRef job);
}
