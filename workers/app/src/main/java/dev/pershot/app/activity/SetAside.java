package dev.pershot.app.activity;

import dev.pershot.app.job.JobStore;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.TrialSpec;
import java.util.List;
import java.util.Optional;

/**
 * Work that takes its workers down. Spot instances vanish and machines die, so one loss says
 * nothing; but what was begun again and again, and on no worker ever finished, would go round for
 * ever.
 */
final class SetAside {
  /** After so many losses trials run one by one, so that the one at fault is known. */
  private static final int ALONE = 2;

  private static final int AT_MOST = 5;

  private SetAside() {}

  /**
   * What is kept for whoever looks into it.
   *
   * @param trial what ran alone at last, if it was a trial
   * @param workers process and host, as far as they lived to say so
   */
  record Evidence(String work, Optional<TrialSpec> trial, int lost, List<String> workers) {
    Evidence {
      workers = List.copyOf(workers);
    }
  }

  /** Trials in the passes in which they are safe to run after what happened before. */
  static List<List<TrialSpec>> passes(List<TrialSpec> specs, Heartbeat heartbeat) {
    return heartbeat.lost() < ALONE ? List.of(specs) : specs.stream().map(List::of).toList();
  }

  /** Throws if work was lost too often. */
  static void requireHarmless(
      JobStore jobs, String work, Optional<TrialSpec> trial, Heartbeat heartbeat) {
    int lost = heartbeat.lost();
    if (lost >= AT_MOST) {
      jobs.saveEvidence(work, new Evidence(work, trial, lost, heartbeat.lostWorkers()));
      throw new PershotException(
          ErrorCode.WORKERS_LOST,
          work
              + " was begun "
              + lost
              + " times and never finished, each time its worker was lost ("
              + String.join(", ", heartbeat.lostWorkers())
              + "); look there for why, then start the title again");
    }
  }
}
