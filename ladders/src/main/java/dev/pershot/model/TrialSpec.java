package dev.pershot.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;

/**
 * What a trial is made of, and so what names it: its key is the SHA-256 of this record as canonical
 * JSON.
 *
 * @param contentId the master's
 * @param range the shot's frames
 * @param idrFrames frames of the shot, counted from its start, that are coded as IDR; the first is
 *     0
 * @param models libvmaf's names of the models that score the encode, the deciding one first
 * @param scored which frames they score
 */
public record TrialSpec(
    int schema,
    String contentId,
    FrameRange range,
    List<Integer> idrFrames,
    Recipe recipe,
    List<String> models,
    FrameSampling scored,
    Versions versions) {
  /** Raised when the same spec would lead to another result, or to another key. */
  public static final int SCHEMA = 3;

  public TrialSpec {
    idrFrames = List.copyOf(idrFrames);
    models = List.copyOf(models);
    if (idrFrames.isEmpty() || idrFrames.get(0) != 0) {
      throw new IllegalArgumentException("a shot's first frame is an IDR, not " + idrFrames);
    }
    if (models.isEmpty()) {
      throw new IllegalArgumentException("a trial is scored by at least one model");
    }
    if (scored.of(range.length()) == 0) {
      throw new IllegalArgumentException(
          "of shot " + range + " no frame would be scored: every " + scored.every());
    }
  }

  /** How many of the shot's frames are scored. */
  @JsonIgnore
  public int scoredFrames() {
    return scored.of(range.length());
  }

  /** The same encode, of which other frames are scored. */
  public TrialSpec scoring(FrameSampling others) {
    return new TrialSpec(schema, contentId, range, idrFrames, recipe, models, others, versions);
  }

  @JsonIgnore
  public String key() {
    return Json.sha256(this);
  }
}
