package dev.pershot.app.estimate;

/**
 * What is to be made of a size.
 *
 * @param rungs that have it
 * @param encodes final encodes of a shot; none where analysis makes what is delivered
 */
record RungWork(FinalCost cost, int rungs, double encodes) {
  RungWork {
    if (rungs < 1 || encodes < 0) {
      throw new IllegalArgumentException("a size is there for a rung");
    }
  }
}
