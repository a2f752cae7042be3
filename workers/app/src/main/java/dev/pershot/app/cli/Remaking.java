package dev.pershot.app.cli;

import dev.pershot.app.job.JobStore;
import dev.pershot.app.job.ShotTrials;
import dev.pershot.app.master.MasterLocation;
import dev.pershot.app.master.Masters;
import dev.pershot.app.whatif.MadeAgain;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shots of a finished run that are made again, and what is said of them. */
final class Remaking {
  private final JobStore run;
  private final Masters masters;
  private final boolean json;

  Remaking(JobStore run, Masters masters, boolean json) {
    this.run = run;
    this.masters = masters;
    this.json = json;
  }

  /** Sees that the run has the shots, before anything is encoded. */
  void require(List<Integer> shots) {
    if (run.findPlan().isEmpty()) {
      throw new PershotException(
          ErrorCode.RUN_UNKNOWN,
          "run " + run.job().runId() + " has no ladder yet, so that no shot of it is made again");
    }
    int all = run.shots().shots().size();
    for (int shot : shots) {
      if (shot < 0 || shot >= all) {
        throw new PershotException(
            ErrorCode.USAGE, "--again " + shot + ": the title has shots 0 to " + (all - 1));
      }
    }
  }

  /**
   * Makes them, or says what that would be.
   *
   * @param master where it lies; nothing is made where that is not told
   */
  void run(List<Integer> shots, Optional<MasterLocation> master) {
    for (int shot : shots.stream().distinct().toList()) {
      if (master.isPresent()) {
        MadeAgain again = new MadeAgain(run, masters.open(masters.pinned(master.get())), () -> {});
        tell(shot, again.shot(shot));
      } else {
        int trials = new ShotTrials(run).of(shot).size();
        System.err.println("shot " + shot + ": " + Plural.of(trials, "trial") + " to make again");
      }
    }
  }

  private void tell(int shot, MadeAgain.Count made) {
    if (json) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("shot", shot);
      fields.put("trials", made.trials());
      fields.put("lost", made.lost());
      System.out.println(Events.of("again", fields));
    }
    System.err.println(
        "shot "
            + shot
            + ": "
            + Plural.of(made.trials(), "trial")
            + " made again, all equal"
            + (made.lost() == 0 ? "" : "; " + made.lost() + " of them the store had lost"));
  }
}
