package dev.pershot.app.estimate;

import dev.pershot.media.master.FrameIndex;
import dev.pershot.model.CpuSeconds;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import java.util.List;

/**
 * What decoding takes. A shot is read from the key frame before it, which weighs more in an extract
 * than in a whole shot, so the frames that were decoded are counted.
 *
 * @param secondsPerFrame of the master's size; a smaller encode takes less by its pixels
 */
record Decoding(double secondsPerFrame, double masterPixels) {
  Decoding {
    if (!(secondsPerFrame >= 0 && masterPixels > 0)) {
      throw new IllegalArgumentException("decoding takes no less than nothing");
    }
  }

  /** From passes over extracts. */
  static Decoding of(List<List<Trial>> passes, FrameIndex index, double masterPixels) {
    double seconds = 0;
    double frames = 0;
    for (List<Trial> pass : passes) {
      for (Trial trial : pass) {
        seconds += trial.cpuSeconds().decode();
        frames += encodeFrames(trial.spec(), masterPixels);
      }
      TrialSpec shot = pass.get(0).spec();
      frames += (double) readings(shot.scored().takesAll()) * TitleWork.read(index, shot.range());
    }
    return new Decoding(seconds / frames, masterPixels);
  }

  /** Where every frame is scored, memory does not hold them, and they are read again. */
  static int readings(boolean allScored) {
    return allScored ? 2 : 1;
  }

  /**
   * The part of an encode's frames that is decoded to score it: where not all are scored, those
   * that others are predicted from, which are about half.
   */
  static double decoded(boolean allScored) {
    return allScored ? 1 : 0.5;
  }

  private static double encodeFrames(TrialSpec spec, double masterPixels) {
    return decoded(spec.scored().takesAll())
        * spec.range().length()
        * (spec.recipe().resolution().pixels() / masterPixels);
  }

  CpuSeconds master(double frames) {
    return new CpuSeconds(frames * secondsPerFrame, 0, 0, 0);
  }

  CpuSeconds encodes(double pixels) {
    return master(pixels / masterPixels);
  }
}
