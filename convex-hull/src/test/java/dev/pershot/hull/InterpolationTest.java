package dev.pershot.hull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against SciPy and NumPy; scipy_vectors.py beside the vectors regenerates them. */
class InterpolationTest {
  static List<String> vectors() throws IOException {
    try (InputStream text = InterpolationTest.class.getResourceAsStream("scipy_vectors.txt")) {
      return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  @ParameterizedTest(name = "[{index}]")
  @MethodSource("vectors")
  void interpolation_anyPoints_agreesWithScipy(String line) {
    List<String> cells = Stream.of(line.split(" \\| ", -1)).toList();
    Knots knots = new Knots(numbers(cells.get(1)), numbers(cells.get(2)));
    double from = Double.parseDouble(cells.get(3));
    double to = Double.parseDouble(cells.get(4));
    double expected = Double.parseDouble(cells.get(5));
    double actual =
        cells.get(0).equals("AT")
            ? new Pchip(knots).at(from)
            : Interpolation.valueOf(cells.get(0)).through(knots).integral(from, to);
    assertThat(actual).isCloseTo(expected, within(1e-11 * Math.max(1, Math.abs(expected))));
  }

  @Test
  void cubic_throughFourPointsTwoOfThemClose_isStillExact() {
    // y = x^3 - x over 30 to 31, where powers of x themselves would have no digits left.
    double[] x = {30, 30.0001, 30.6, 31};
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double t = x[i] - 30;
      y[i] = t * t * t - t;
    }
    assertThat(new CubicFit(new Knots(x, y)).integral(30, 31)).isCloseTo(-0.25, within(1e-11));
  }

  private static double[] numbers(String cell) {
    return Stream.of(cell.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
  }
}
