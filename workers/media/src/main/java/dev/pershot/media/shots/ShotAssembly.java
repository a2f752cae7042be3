package dev.pershot.media.shots;

import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Makes the shot list out of boundaries: not too short, not too long, without a gap. */
final class ShotAssembly {
  private final ShotOptions options;

  ShotAssembly(ShotOptions options) {
    this.options = options;
  }

  ShotList assemble(List<Boundary> boundaries, int frames) {
    NavigableMap<Integer, Transition> starts = new TreeMap<>();
    starts.put(0, Transition.CUT);
    boundaries.stream()
        .sorted(Comparator.comparingDouble(Boundary::strength).reversed())
        .filter(boundary -> leavesRoom(starts, boundary.frame(), frames))
        .forEach(boundary -> starts.put(boundary.frame(), boundary.transition()));
    List<Shot> shots = new ArrayList<>();
    starts.forEach(
        (start, transition) -> {
          Integer next = starts.higherKey(start);
          split(start, next == null ? frames : next, transition, shots);
        });
    return new ShotList(shots);
  }

  /** Taken in the order of their strength, so the weaker of two that are too near gives way. */
  private boolean leavesRoom(NavigableMap<Integer, Transition> starts, int frame, int frames) {
    Integer next = starts.ceilingKey(frame);
    int end = next == null ? frames : next;
    return frame - starts.floorKey(frame) >= options.minLength()
        && end - frame >= options.minLength();
  }

  private void split(int start, int end, Transition transition, List<Shot> shots) {
    int length = end - start;
    int most = options.maxLength() == 0 ? length : options.maxLength();
    int pieces = (length + most - 1) / most;
    for (int piece = 0; piece < pieces; piece++) {
      int from = start + (int) ((long) length * piece / pieces);
      int to = start + (int) ((long) length * (piece + 1) / pieces);
      shots.add(new Shot(from, to, piece == 0 ? transition : Transition.CUT));
    }
  }
}
