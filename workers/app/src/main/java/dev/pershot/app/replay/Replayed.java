package dev.pershot.app.replay;

import java.util.Optional;

/**
 * What became of a history under this build's code.
 *
 * @param parting empty where the code does what the history has
 */
public record Replayed(String file, String workflowId, int events, Optional<Parting> parting) {
  public boolean isDeterministic() {
    return parting.isEmpty();
  }
}
