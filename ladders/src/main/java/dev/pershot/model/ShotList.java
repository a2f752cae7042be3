package dev.pershot.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * All shots of a master in order: the first starts at frame 0 and each next one where the one
 * before ends. This is also the JSON of {@code pershot shots} and {@code --shots}.
 */
public record ShotList(List<Shot> shots) {
  public ShotList {
    shots = List.copyOf(shots);
    if (shots.isEmpty()) {
      throw new IllegalArgumentException("a shot list has at least one shot");
    }
    int next = 0;
    for (Shot shot : shots) {
      if (shot.start() != next) {
        throw new IllegalArgumentException(
            "shots follow each other without gap or overlap: a shot should start at frame "
                + next
                + ", not "
                + shot.start());
      }
      next = shot.end();
    }
  }

  /** The number of frames that the shots cover. */
  @JsonIgnore
  public int frames() {
    return shots.get(shots.size() - 1).end();
  }
}
