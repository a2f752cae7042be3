package dev.pershot.sample;

import dev.pershot.model.FrameRange;
import dev.pershot.model.Json;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import java.util.List;

/**
 * Where the shots of a film really are.
 *
 * @param shots where one shot passes into the next gradually, the boundary is the middle of the
 *     passage
 * @param names of the shots, in their order
 * @param passages frames that are neither quite the one shot nor quite the other
 * @param flashes frames of light inside a shot, which are no cuts
 */
public record Truth(
    ShotList shots, List<String> names, List<Passage> passages, List<FrameRange> flashes) {

  /** A gradual transition from its first mixed frame to its last. */
  public record Passage(FrameRange range, Transition transition) {}

  public Truth {
    names = List.copyOf(names);
    passages = List.copyOf(passages);
    flashes = List.copyOf(flashes);
    if (names.size() != shots.shots().size()) {
      throw new IllegalArgumentException(
          "every shot has a name: %d shots, names %s".formatted(shots.shots().size(), names));
    }
  }

  /** The cut list as {@code pershot shots} writes it and {@code --shots} reads it. */
  public byte[] cutsJson() {
    return Json.indented(shots);
  }
}
