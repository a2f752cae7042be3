package dev.pershot.ladder;

import java.util.List;

/**
 * What else is tried of a shot.
 *
 * @param shot counted from 0
 */
public record MoreTrials(int shot, List<Encode> encodes) {
  public MoreTrials {
    encodes = List.copyOf(encodes);
  }
}
