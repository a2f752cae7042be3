package dev.pershot.media.shots;

import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the shots of a film in one pass over thumbnails of all its frames.
 *
 * <p>Takes the frames in presentation order and decides each a few frames later. Holds the last
 * hundred or so, and some bytes for each earlier one, however long the film. Not thread-safe; the
 * same frames give the same list.
 */
public final class ShotBoundaryDetector {
  /** Raised when the same film would get other shots. */
  public static final int VERSION = 1;

  private final ShotOptions options;
  private final RecentFrames frames = new RecentFrames(DissolveRule.LONGEST, 2 * CutRule.REACH);
  private final MotionSearch search = new MotionSearch();
  private final CutRule cuts;
  private final DissolveRule dissolves;
  private final FadeRule fades;
  private final List<Boundary> boundaries = new ArrayList<>();
  private int judged;
  private int lastCut;
  private boolean finished;

  public ShotBoundaryDetector(ShotOptions options) {
    this.options = options;
    cuts = new CutRule(frames, new FlashRule(frames, search, options));
    dissolves = new DissolveRule(frames, search);
    fades = new FadeRule(options);
  }

  /** Takes the next frame. */
  public void accept(Thumbnail thumbnail) {
    if (finished) {
      throw new IllegalStateException("the film has ended: a detector takes one film only");
    }
    FrameSketch sketch = new FrameSketch(thumbnail);
    FrameSketch previous = frames.count() == 0 ? sketch : frames.sketch(frames.count() - 1);
    frames.add(sketch, search.match(sketch, previous));
    if (frames.count() > CutRule.REACH) {
      judge();
    }
  }

  /**
   * Ends the film.
   *
   * @return its shots
   * @throws IllegalStateException if there was no frame
   */
  public ShotList finish() {
    if (frames.count() == 0) {
      throw new IllegalStateException("a film without frames has no shots");
    }
    if (!finished) {
      finished = true;
      while (judged < frames.count()) {
        judge();
      }
      fades.finish();
      boundaries.addAll(fades.boundaries());
      addDissolves();
    }
    return new ShotAssembly(options).assemble(boundaries, frames.count());
  }

  /** Judges the oldest frame that is not judged yet: all that the rules look at is there. */
  private void judge() {
    CutVerdict step = judged == 0 ? CutVerdict.NONE : cuts.judge(judged);
    if (step.isCut()) {
      boundaries.add(new Boundary(judged, Transition.CUT, step.strength()));
      lastCut = judged;
    }
    fades.accept(frames.sketch(judged), step);
    dissolves.accept(judged, lastCut);
    judged++;
  }

  private void addDissolves() {
    for (Dissolve dissolve : dissolves.best()) {
      boolean fading =
          fades.ramps().stream()
              .anyMatch(r -> r.start() < dissolve.to() && dissolve.from() < r.end());
      if (!fading) {
        boundaries.add(new Boundary(dissolve.middle(), dissolve.transition(), Boundary.GRADUAL));
      }
    }
  }
}
