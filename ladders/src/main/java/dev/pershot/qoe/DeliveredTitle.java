package dev.pershot.qoe;

import dev.pershot.ladder.Ladder;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.PershotException;
import dev.pershot.model.Shot;
import dev.pershot.qoe.StreamedTitle.Rung;
import java.util.ArrayList;
import java.util.List;

/**
 * A ladder with its segments as they were packaged.
 *
 * @param segments the frames of each segment
 * @param title the same for players; a segment's VMAF is the mean over its frames of what was
 *     measured of their shots
 */
public record DeliveredTitle(Ladder ladder, List<FrameRange> segments, StreamedTitle title) {
  public DeliveredTitle {
    segments = List.copyOf(segments);
  }

  /**
   * What a rung is made of.
   *
   * @param playlist how errors name it
   * @param bytes of each segment
   */
  public record PackagedRung(String playlist, List<Double> seconds, List<Long> bytes) {
    public PackagedRung {
      seconds = List.copyOf(seconds);
      bytes = List.copyOf(bytes);
    }
  }

  /**
   * Puts ladder and segments together.
   *
   * @param packaged one for each rung of the ladder, in its order
   * @throws PershotException {@link ErrorCode#OUTPUT_UNFIT} where they do not belong together
   */
  public static DeliveredTitle of(Ladder ladder, List<PackagedRung> packaged) {
    if (packaged.isEmpty()) {
      throw new PershotException(ErrorCode.OUTPUT_UNFIT, "the ladder has no rungs");
    }
    PackagedRung first = packaged.get(0);
    List<FrameRange> segments = frames(ladder, first);
    List<Rung> rungs = new ArrayList<>();
    for (int i = 0; i < packaged.size(); i++) {
      PackagedRung rung = packaged.get(i);
      if (!rung.seconds().equals(first.seconds())) {
        throw unfit(rung, "has other segments than " + first.playlist());
      }
      rungs.add(rung(ladder, i, rung, segments));
    }
    List<Double> millis = first.seconds().stream().map(seconds -> 1000 * seconds).toList();
    try {
      return new DeliveredTitle(ladder, segments, new StreamedTitle(millis, rungs));
    } catch (IllegalArgumentException e) {
      throw new PershotException(
          ErrorCode.OUTPUT_UNFIT, "the ladder cannot be played: " + e.getMessage(), e);
    }
  }

  private static List<FrameRange> frames(Ladder ladder, PackagedRung rung) {
    List<FrameRange> segments = new ArrayList<>();
    double seconds = 0;
    int start = 0;
    for (double length : rung.seconds()) {
      seconds += length;
      int end = (int) Math.round(seconds * ladder.frameRate().framesPerSecond());
      if (end <= start) {
        throw unfit(rung, "has a segment shorter than a frame");
      }
      segments.add(new FrameRange(start, end));
      start = end;
    }
    if (start != ladder.frames() || start != ladder.shots().frames()) {
      throw unfit(rung, "lasts " + start + " frames, but ladder.json says " + ladder.frames());
    }
    return segments;
  }

  private static Rung rung(
      Ladder ladder, int rung, PackagedRung packaged, List<FrameRange> segments) {
    List<Double> bits = packaged.bytes().stream().map(bytes -> 8.0 * bytes).toList();
    double seconds = packaged.seconds().stream().mapToDouble(Double::doubleValue).sum();
    double total = bits.stream().mapToDouble(Double::doubleValue).sum();
    Ladder.Rung told = ladder.rungs().get(rung);
    if (told.shots().size() != ladder.shots().shots().size()) {
      throw unfit(packaged, "has " + told.shots().size() + " shots of its own in ladder.json");
    }
    List<Double> vmaf =
        segments.stream()
            .map(
                segment ->
                    mean(ladder, segment, shot -> 1, shot -> told.shots().get(shot).measured()))
            .toList();
    return new Rung(told.name(), total / 1000 / seconds, bits, vmaf);
  }

  /** Something of each shot, by its place. */
  interface OfShot {
    double of(int shot);
  }

  /** The mean of a segment's frames, each with its shot's weight. */
  static double mean(Ladder ladder, FrameRange segment, OfShot weight, OfShot value) {
    double weights = 0;
    double sum = 0;
    List<Shot> shots = ladder.shots().shots();
    for (int i = 0; i < shots.size(); i++) {
      Shot shot = shots.get(i);
      int frames = Math.min(shot.end(), segment.end()) - Math.max(shot.start(), segment.start());
      if (frames > 0) {
        weights += frames * weight.of(i);
        sum += frames * weight.of(i) * value.of(i);
      }
    }
    return sum / weights;
  }

  private static PershotException unfit(PackagedRung rung, String what) {
    return new PershotException(ErrorCode.OUTPUT_UNFIT, rung.playlist() + " " + what);
  }
}
