package dev.pershot.regression;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a comparison came to, the worst first. */
public enum Outcome {
  /** Worse than the golden, or other than it where both must be equal. */
  @JsonProperty("regression")
  REGRESSION,

  /** Nothing may be said: not a pass. */
  @JsonProperty("refused")
  REFUSED,

  /** A difference that does not fail. */
  @JsonProperty("note")
  NOTE,

  @JsonProperty("fine")
  FINE
}
