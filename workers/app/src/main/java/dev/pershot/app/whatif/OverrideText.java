package dev.pershot.app.whatif;

import dev.pershot.app.job.Job;
import dev.pershot.ladder.OverriddenRungs;
import dev.pershot.ladder.PlannedRung;
import dev.pershot.ladder.RecipeOverride;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An override as a user writes it: {@code RUNG:SHOT=Q}, {@code RUNG:SHOT=SIZE@Q} or {@code
 * RUNG=SIZE}.
 *
 * @param rung its name in ladder.json, or its number from the top, from 1
 * @param shot from 0
 * @param size {@code WxH} or {@code HEIGHTp}
 */
public record OverrideText(
    String text,
    String rung,
    Optional<Integer> shot,
    Optional<String> size,
    Optional<Double> quantizer) {
  private static final String SIZE = "(\\d{1,5}x\\d{1,5}|\\d{1,5}p)";
  private static final String RUNG = "(\\d{1,3}|\\d{2,3}-\\d{1,5}p)";
  private static final Pattern OF_SHOT =
      Pattern.compile(RUNG + ":(\\d{1,6})=(?:" + SIZE + "@)?(\\d{1,3}(?:\\.\\d{1,6})?)");
  private static final Pattern OF_RUNG = Pattern.compile(RUNG + "=" + SIZE);

  /**
   * Reads what a user wrote.
   *
   * @throws PershotException {@link ErrorCode#USAGE}
   */
  public static OverrideText parse(String text) {
    Matcher shot = OF_SHOT.matcher(text);
    if (shot.matches()) {
      @Nullable String size = shot.group(3);
      return new OverrideText(
          text,
          shot.group(1),
          Optional.of(Integer.valueOf(shot.group(2))),
          Optional.ofNullable(size),
          Optional.of(Double.valueOf(shot.group(4))));
    }
    Matcher rung = OF_RUNG.matcher(text);
    if (rung.matches()) {
      return new OverrideText(
          text, rung.group(1), Optional.empty(), Optional.of(rung.group(2)), Optional.empty());
    }
    throw new PershotException(
        ErrorCode.USAGE,
        "an override reads RUNG:SHOT=Q, RUNG:SHOT=WxH@Q or RUNG=WxH, such as 02-360p:3=30, not '"
            + text
            + "'");
  }

  /**
   * What it says of a job.
   *
   * @param job of which nothing is set by hand yet
   * @param known the job's rungs and shots, as far as they are known
   * @throws PershotException {@link ErrorCode#USAGE} where the job has no such rung, shot or size
   */
  public RecipeOverride of(Job job, KnownLadder known) {
    int number = number(known);
    shot.filter(given -> !known.hasShot(given))
        .ifPresent(
            given -> {
              throw wrong("there is no shot " + given + "; " + known.shots());
            });
    Optional<Resolution> resolution = size.map(given -> resolution(given, job));
    try {
      return shot.isEmpty()
          ? RecipeOverride.ofRung(number, resolution.orElseThrow())
          : RecipeOverride.ofShot(
              number,
              shot.get(),
              unlessTheRungs(resolution, known.resolution(number)),
              quantizer.orElseThrow());
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
  }

  private int number(KnownLadder known) {
    boolean named = rung.contains("-");
    if (!known.isKnown()) {
      if (named || Integer.parseInt(rung) == 0) {
        throw wrong("before there is a ladder, rungs are counted from the top, as in 1:0=30");
      }
      return Integer.parseInt(rung);
    }
    List<PlannedRung> rungs = known.delivered();
    int place = named ? known.names().indexOf(rung) : rungs.size() - Integer.parseInt(rung);
    if (place < 0 || place >= rungs.size()) {
      throw wrong("there is no rung " + rung + "; from below they are " + known.names());
    }
    return known.number(rungs.get(place));
  }

  private Resolution resolution(String given, Job job) {
    return job.sizes().stream()
        .filter(each -> given.equals(each.toString()) || given.equals(each.height() + "p"))
        .findFirst()
        .orElseThrow(() -> wrong(given + " is none of the sizes " + job.sizes()));
  }

  /** So that both ways to write the same make the same job. */
  private Optional<Resolution> unlessTheRungs(
      Optional<Resolution> given, Optional<Resolution> rungs) {
    if (given.isPresent() && rungs.isPresent() && !given.equals(rungs)) {
      throw wrong(OverriddenRungs.otherSize(given.get(), rungs.get()));
    }
    return rungs.isPresent() ? Optional.empty() : given;
  }

  private PershotException wrong(@Nullable String why) {
    return new PershotException(ErrorCode.USAGE, "override " + text + ": " + why);
  }
}
