package dev.pershot.media.shots;

import dev.pershot.model.FrameRange;
import dev.pershot.model.Transition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Fades through a plain colour: a run of plain frames that one picture fades into and another fades
 * out of. The boundary is in the middle of the run. A run at the film's very beginning or end
 * separates nothing, and where a hard cut begins or ends the run, that cut is the boundary.
 *
 * <p>Works on two numbers a frame, so it waits for the whole film.
 */
final class FadeRule {
  /** Contrast below which a frame is plain, in levels. */
  static final double PLAIN = 1.25;

  /** Contrast at which a plain run ends for good, so that noise does not break it up. */
  static final double NOT_PLAIN = 2 * PLAIN;

  /**
   * A fade comes into or out of the run by steps: next to it the contrast is well below its top.
   */
  private static final double SOFT = 0.75;

  /** A ramp ends where the contrast has not grown by a hundredth for so many frames. */
  private static final int PATIENCE = 8;

  private static final double GROWTH = 1.01;

  /** A page of text that comes and goes is no shot: a picture fills so much of the frame. */
  private static final double MIN_COVERAGE = 0.3;

  private final int flashLength;
  private float[] contrast = new float[1024];
  private float[] coverage = new float[1024];
  private final BitSet cuts = new BitSet();
  private final BitSet flashes = new BitSet();
  private int count;

  private final List<Boundary> boundaries = new ArrayList<>();
  private final List<FrameRange> ramps = new ArrayList<>();

  FadeRule(ShotOptions options) {
    flashLength = options.flashLength();
  }

  /** Takes the next frame, and what the step to it is. */
  void accept(FrameSketch frame, CutVerdict step) {
    if (count == contrast.length) {
      contrast = Arrays.copyOf(contrast, 2 * count);
      coverage = Arrays.copyOf(coverage, 2 * count);
    }
    contrast[count] = (float) frame.contrast();
    coverage[count] = (float) frame.coverage();
    cuts.set(count, step.isCut());
    flashes.set(count, step.flash());
    count++;
  }

  /** Finds the fades of the film that has ended. */
  void finish() {
    int frame = 0;
    while (frame < count) {
      if (contrast[frame] < PLAIN) {
        int end = runEnd(frame);
        judge(runStart(frame), end);
        frame = end;
      } else {
        frame++;
      }
    }
  }

  List<Boundary> boundaries() {
    return boundaries;
  }

  /** The plain runs with their ramps on either side: what happens in there is no dissolve. */
  List<FrameRange> ramps() {
    return ramps;
  }

  /** The first plain frame, or the cut or edge of the film from which it was nearly plain. */
  private int runStart(int plain) {
    int start = plain;
    while (start > 0 && !cuts.get(start) && contrast[start - 1] < NOT_PLAIN) {
      start--;
    }
    return start == 0 || cuts.get(start) ? start : plain;
  }

  /** Behind the last plain frame, or the cut or edge of the film up to which it is nearly plain. */
  private int runEnd(int start) {
    int end = start + 1;
    int frame = end;
    while (frame < count && !cuts.get(frame) && contrast[frame] < NOT_PLAIN) {
      if (contrast[frame] < PLAIN) {
        end = frame + 1;
      }
      frame++;
    }
    return frame == count || cuts.get(frame) ? frame : end;
  }

  private void judge(int start, int end) {
    int before = start == 0 || cuts.get(start) ? start : top(start - 1, -1);
    int after = end == count || cuts.get(end) ? end - 1 : top(end, 1);
    boolean cutOrEdge = start == 0 || end == count || cuts.get(start) || cuts.get(end);
    boolean flash = flashes.get(start) || flashes.get(end);
    boolean picture = Math.max(coverage[before], coverage[after]) > MIN_COVERAGE;
    if (!cutOrEdge && (flash || after - before <= flashLength || !picture)) {
      return;
    }
    ramps.add(new FrameRange(before, after + 1));
    if (cutOrEdge) {
      return;
    }
    boolean softIn = contrast[start - 1] < SOFT * contrast[before];
    boolean softOut = contrast[end] < SOFT * contrast[after];
    if (softIn && softOut) {
      fade((start + end) / 2);
    } else if (softIn) {
      fade(end);
    } else if (softOut) {
      fade(start);
    }
  }

  private void fade(int frame) {
    boundaries.add(new Boundary(frame, Transition.FADE, Boundary.GRADUAL));
  }

  /** The frame at which the contrast stops growing, away from the run. */
  private int top(int next, int direction) {
    int top = next;
    int frame = next;
    while (Math.abs(frame - top) <= PATIENCE && Math.abs(frame - next) < DissolveRule.LONGEST) {
      if (contrast[frame] > GROWTH * contrast[top]) {
        top = frame;
      }
      // A cut belongs to the frame behind it.
      int cut = direction > 0 ? frame + 1 : frame;
      frame += direction;
      if (frame < 0 || frame >= count || cuts.get(cut)) {
        break;
      }
    }
    return top;
  }
}
