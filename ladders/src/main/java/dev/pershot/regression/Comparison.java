package dev.pershot.regression;

import java.util.List;

/**
 * One thing in which a ladder is compared with its golden. {@link LadderCheck#COMPARISONS} lists
 * them; a further one joins there, or is handed to {@link LadderCheck#of}.
 */
public interface Comparison {
  /** How findings and test reports name it. */
  String name();

  /** What is to be said; nothing where there is no difference. */
  List<Finding> compare(Pair pair);
}
