package dev.pershot.model;

import java.util.List;

/** The shots of a title that return. */
public record Repeats(List<Repeat> shots) {
  public static final Repeats NONE = new Repeats(List.of());

  public Repeats {
    shots = List.copyOf(shots);
  }

  /** The shot that this one repeats, or itself. */
  public int source(int shot) {
    return shots.stream()
        .filter(repeat -> repeat.shot() == shot)
        .mapToInt(Repeat::of)
        .findFirst()
        .orElse(shot);
  }
}
