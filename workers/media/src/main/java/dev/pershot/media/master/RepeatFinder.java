package dev.pershot.media.master;

import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Master;
import dev.pershot.model.Repeat;
import dev.pershot.model.Repeats;
import dev.pershot.model.ShotList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds shots that return: as long as an earlier one, and of the same frames or of frames that
 * differ by no more than two codings of the same picture.
 */
final class RepeatFinder {
  /** dB of luma PSNR: finer than any trial, so that its rate and quality are the same too. */
  private static final double SAME_PICTURE = 40;

  private static final double IDENTICAL = 100;

  private final MasterSource source;
  private final Master master;
  private final FrameIndex index;
  private final ShotList shots;
  private final FrameSketches sketches;

  RepeatFinder(
      MasterSource source,
      Master master,
      FrameIndex index,
      ShotList shots,
      FrameSketches sketches) {
    this.source = source;
    this.master = master;
    this.index = index;
    this.shots = shots;
    this.sketches = sketches;
  }

  Repeats find() {
    List<Repeat> repeats = new ArrayList<>();
    List<Integer> sources = new ArrayList<>();
    for (int shot = 0; shot < shots.shots().size(); shot++) {
      Optional<Repeat> repeat = earlier(shot, sources);
      if (repeat.isPresent()) {
        repeats.add(repeat.get());
      } else {
        sources.add(shot);
      }
    }
    return new Repeats(repeats);
  }

  private Optional<Repeat> earlier(int shot, List<Integer> sources) {
    FrameRange own = range(shot);
    for (int source : sources) {
      FrameRange other = range(source);
      if (other.length() == own.length()) {
        Optional<Double> psnr = likeness(own, other);
        if (psnr.isPresent()) {
          return Optional.of(new Repeat(shot, source, psnr.get() >= IDENTICAL, psnr.get()));
        }
      }
    }
    return Optional.empty();
  }

  private FrameRange range(int shot) {
    return shots.shots().get(shot).range();
  }

  private Optional<Double> likeness(FrameRange one, FrameRange other) {
    if (checksums(one).equals(checksums(other))) {
      return Optional.of(IDENTICAL);
    }
    if (sketches.isEmpty() || !sketches.alike(one, other)) {
      return Optional.empty();
    }
    double lowest = lowestPsnr(one, other);
    return lowest >= SAME_PICTURE ? Optional.of(lowest) : Optional.empty();
  }

  private List<Integer> checksums(FrameRange range) {
    return index.checksums().subList(range.start(), range.end());
  }

  private double lowestPsnr(FrameRange one, FrameRange other) {
    double lowest = IDENTICAL;
    try (MasterReader first = MasterReader.open(source, master, index, one);
        MasterReader second = MasterReader.open(source, master, index, other)) {
      for (int frame = 0; frame < one.length() && lowest >= SAME_PICTURE; frame++) {
        Frame a = first.read();
        Frame b = second.read();
        lowest = Math.min(lowest, Math.rint(100 * a.lumaPsnr(b)) / 100);
      }
    }
    return lowest;
  }
}
