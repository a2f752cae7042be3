package dev.pershot.regression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/** Numbers and lists as messages write them. */
final class Plain {
  private static final int DECIMALS = 3;
  private static final int SHOWN = 3;

  private Plain() {}

  /** At most three decimals, and none that say nothing. */
  static String of(double value) {
    BigDecimal rounded = new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  /** The first few of a list, and how many there are besides. */
  static String few(List<String> all) {
    String shown = all.stream().limit(SHOWN).collect(Collectors.joining("; "));
    return all.size() > SHOWN ? shown + "; and " + (all.size() - SHOWN) + " more" : shown;
  }
}
