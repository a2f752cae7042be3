package dev.pershot.bench;

/** What befalls a cluster while it makes a title. */
enum Fault {
  NOTHING("undisturbed"),
  WORKERS_KILLED("workers killed"),
  TEMPORAL_KILLED("Temporal killed"),
  TEMPORAL_AWAY("Temporal away for a minute"),
  S3_FAILING("S3 failing"),
  ANSWERS_LOST("every activity twice"),
  SCRATCH_FULL("scratch disk full"),
  STAGED_TRUNCATED("staged files truncated");

  private final String words;

  Fault(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
