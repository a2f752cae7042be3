package dev.pershot.workflow.api;

/** The stages of a title, in order. */
public enum TitleStage {
  INSPECT,
  ANALYSE,
  DECIDE,
  DELIVER,
  PROVE,
  PUBLISH,
  DONE
}
