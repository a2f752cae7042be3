package dev.pershot.workflow.api;

/** What trials are for. */
public enum TrialStage {
  /** To learn a shot's operating points. */
  ANALYSIS,
  /** To make what is delivered. */
  DELIVERY
}
