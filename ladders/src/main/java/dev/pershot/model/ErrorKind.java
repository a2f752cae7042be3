package dev.pershot.model;

/** What a failure calls for. */
public enum ErrorKind {
  /** The master or the request is wrong: never retried. */
  INPUT,
  /** A worker, disk or service fell short: retried elsewhere. */
  CAPACITY,
  /** Something is broken, and a result would be wrong: retried a few times, then shown. */
  DEFECT
}
