package dev.pershot.app.estimate;

import dev.pershot.model.FrameRange;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The middle frames of a shot, which stand for a part of the title. At its ends many a shot fades.
 *
 * @param weight for how many of the title's {@link #PARTS} parts
 */
record Extract(Shot shot, FrameRange frames, int weight) {
  static final int PARTS = 8;

  /**
   * Few, as they are tried by as many encodes as a whole shot; of fewer, what opening an encoder
   * and a scorer takes tells more than the frames do.
   */
  static final int MOST_FRAMES = 48;

  Extract {
    if (frames.start() < shot.start() || frames.end() > shot.end()) {
      throw new IllegalArgumentException("extract " + frames + " lies outside of " + shot);
    }
    if (weight < 1 || weight > PARTS) {
      throw new IllegalArgumentException(
          "an extract stands for 1 to " + PARTS + " parts, not " + weight);
    }
  }

  /** Those of the shots in the middle of each part of a title, each shot once. */
  static List<Extract> of(ShotList shots) {
    Map<Shot, Integer> weights = new LinkedHashMap<>();
    for (int part = 0; part < PARTS; part++) {
      int middle = (int) ((2L * part + 1) * shots.frames() / (2 * PARTS));
      weights.merge(at(shots, middle), 1, Integer::sum);
    }
    List<Extract> extracts = new ArrayList<>();
    weights.forEach((shot, weight) -> extracts.add(of(shot, weight)));
    return List.copyOf(extracts);
  }

  private static Extract of(Shot shot, int weight) {
    int length = Math.min(shot.length(), MOST_FRAMES);
    int start = shot.start() + (shot.length() - length) / 2;
    return new Extract(shot, new FrameRange(start, start + length), weight);
  }

  private static Shot at(ShotList shots, int frame) {
    return shots.shots().stream().filter(shot -> frame < shot.end()).findFirst().orElseThrow();
  }
}
