package dev.pershot.app.watch;

import java.util.Locale;

/** What became of what a queue told. */
public enum UploadOutcome {
  /** The upload is a title now. */
  STARTED,
  /** It was one already, or was refused before. */
  KNOWN,
  /** It is no master that can be made a ladder of. */
  REFUSED,
  /** It is gone, was replaced, or is something that Pershot wrote. */
  IGNORED,
  /** The message could not be dealt with now, and stays in the queue. */
  LEFT;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
