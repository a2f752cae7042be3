package dev.pershot.hull;

/**
 * A running sum that keeps what rounding cuts off (Neumaier 1974). A title adds and takes away some
 * hundred thousand products; so its last point agrees with the mean computed directly.
 */
final class CompensatedSum {
  private double sum;
  private double lost;

  void add(double value) {
    double next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
    sum = next;
  }

  double value() {
    return sum + lost;
  }
}
