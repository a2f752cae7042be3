package dev.pershot.app.qoe;

import dev.pershot.app.publish.PublishedLadder;
import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Sampling;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.qoe.DeliveredTitle;
import dev.pershot.qoe.FixedLadder;
import dev.pershot.qoe.StreamedTitle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a run tried that tried everything.
 *
 * @param run its output
 */
public record ExhaustiveTrials(PublishedLadder run) {

  /**
   * A ladder of the same master with one quantizer for all shots of a rung.
   *
   * @throws PershotException {@link ErrorCode#OUTPUT_UNFIT} where the run tried too little, or
   *     something else
   */
  public StreamedTitle fixed(DeliveredTitle delivered) {
    Ladder ladder = delivered.ladder();
    Ladder other = run.ladder();
    if (other.policy().sampling() != Sampling.EXHAUSTIVE) {
      throw unfit("comes of an adaptive run, whose trials are too few; use --sampling exhaustive");
    }
    if (!other.contentId().equals(ladder.contentId()) || !other.shots().equals(ladder.shots())) {
      throw unfit("is of another master, or has other shots, than the ladder that is played");
    }
    if (!other.policy().finalPreset().equals(ladder.policy().finalPreset())
        || !other.models().contains(ladder.models().get(0))) {
      throw unfit("has another preset or VMAF model than the ladder that is played");
    }
    Path trials = run.folder().resolve("trials.csv");
    return FixedLadder.of(delivered, new TrialPoints(trials, ladder).of(text(trials)));
  }

  private PershotException unfit(String what) {
    return new PershotException(ErrorCode.OUTPUT_UNFIT, run.folder() + " " + what);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.OUTPUT_UNFIT,
          "cannot read " + file + "; name the output folder of a finished run",
          e);
    }
  }
}
