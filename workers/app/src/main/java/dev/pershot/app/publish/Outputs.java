package dev.pershot.app.publish;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;

/** The output folders that a worker reaches. */
@FunctionalInterface
public interface Outputs {
  /**
   * Opens one.
   *
   * @param place such as {@code s3://ladders/a.mov}
   */
  OutputFolder open(String place);

  /** Where whoever starts a title also gets its ladder. */
  static Outputs none() {
    return place -> {
      throw new PershotException(
          ErrorCode.OUTPUT_UNWRITABLE, "this worker publishes nothing, so nothing at " + place);
    };
  }
}
