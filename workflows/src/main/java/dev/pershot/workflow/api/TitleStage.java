package dev.pershot.workflow.api;

import io.temporal.common.SearchAttributeKey;
import java.util.Locale;

/** The stages of a title, in order. */
public enum TitleStage {
  INSPECT,
  ANALYSE,
  DECIDE,
  DELIVER,
  PROVE,
  PUBLISH,
  DONE;

  /**
   * What titles are found by that are at a stage; only those that were started with one have it.
   */
  public static final SearchAttributeKey<String> ATTRIBUTE =
      SearchAttributeKey.forKeyword("PershotStage");

  /** Its value, such as {@code analyse}. */
  public String searched() {
    return name().toLowerCase(Locale.ROOT);
  }
}
