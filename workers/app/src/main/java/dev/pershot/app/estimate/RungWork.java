package dev.pershot.app.estimate;

/**
 * What is to be made of a size.
 *
 * @param rungs that have it
 * @param encodes final encodes of a shot; none where analysis scores what is delivered in full
 * @param made of these, those that analysis makes, and that are only scored once more
 */
record RungWork(FinalCost cost, int rungs, double encodes, double made) {
  RungWork {
    if (rungs < 1 || made < 0 || encodes < made) {
      throw new IllegalArgumentException("a size is there for a rung");
    }
  }
}
