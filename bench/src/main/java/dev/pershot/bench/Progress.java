package dev.pershot.bench;

/** Says on stderr how far a harness is, with the time since its start. */
final class Progress {
  private static final long QUIET_NANOS = 15_000_000_000L;

  private final long start;
  private final String about;
  private long lastCount;

  private Progress(long start, String about) {
    this.start = start;
    this.about = about;
    this.lastCount = System.nanoTime();
  }

  static Progress start() {
    return new Progress(System.nanoTime(), "");
  }

  /** The same clock, with lines that begin with a title's name. */
  Progress of(String title) {
    return new Progress(start, title + ": ");
  }

  void say(String words) {
    long seconds = (System.nanoTime() - start) / 1_000_000_000L;
    System.err.printf(
        "bench: %d:%02d:%02d %s%s%n",
        seconds / 3600, seconds / 60 % 60, seconds % 60, about, words);
  }

  /** Says how many are done: the last one, and before that so often that it can be followed. */
  synchronized void count(String what, int done, int of) {
    long now = System.nanoTime();
    if (done == of || now - lastCount >= QUIET_NANOS) {
      lastCount = now;
      say(what + " " + done + "/" + of);
    }
  }
}
