package dev.pershot.app.engine;

import dev.pershot.app.activity.ScratchRoom;
import dev.pershot.app.publish.Outputs;
import java.util.Optional;

/**
 * What a worker takes on.
 *
 * @param slots encodes side by side
 * @param room for files on their way into the store
 * @param intake asked before work is taken; where there is none all is taken
 * @param outputs where finished ladders go
 * @param build where workers of several builds run side by side, this one
 */
public record WorkerSettings(
    int slots, ScratchRoom room, Optional<Intake> intake, Outputs outputs, Optional<Build> build) {
  /** A version of a worker deployment. Titles stay with the build that they began on. */
  public record Build(String deployment, String id) {}

  /** The only worker there is. */
  public static WorkerSettings alone(int slots, ScratchRoom room) {
    return new WorkerSettings(slots, room, Optional.empty(), Outputs.none(), Optional.empty());
  }
}
