package dev.pershot.ladder;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which trials analysis makes. */
public enum Sampling {
  /** So many that the others can be told from them. */
  @JsonProperty("adaptive")
  ADAPTIVE,

  /** Every resolution with every quantizer, every frame scored: what the other is measured by. */
  @JsonProperty("exhaustive")
  EXHAUSTIVE
}
