package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.app.cli.PershotProcess.Ended;
import dev.pershot.hull.RateQuality;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code pershot bdrate}, with JCTVC-E137's curves. */
final class BdRateCommandTest {
  private static final String ANCHOR =
      """
      rate,quality
      108048.8736,43.6471
      61279.976, 40.3953

      # by falling rate, as the table has it
      33905.6656,37.247
      18883.6928,34.2911  # the last
      """;

  private static final String TEST =
      "108061.2784,43.6768\r\n61299.9936,40.4232\r\n33928.7472,37.2761\r\n18910.912,34.3147\r\n";

  private static final Map<String, Double> GOLDENS =
      Map.of("pchip", -0.465215420752807, "cubic", -0.4644154, "akima", -0.4651203);

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Ended bdrate(String... more) throws Exception {
    String[] arguments = new String[3 + more.length];
    arguments[0] = "bdrate";
    arguments[1] = file("a.csv", ANCHOR).toString();
    arguments[2] = file("b.csv", TEST).toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return PershotProcess.run(folder, arguments);
  }

  @Test
  void bdrate_publishedCurves_printsAllThreeNumbers() throws Exception {
    Ended ended = bdrate();
    assertThat(ended.exitCode()).as(ended.stderr()).isZero();
    assertThat(ended.stderr()).isEmpty();
    GOLDENS.forEach(
        (method, percent) -> {
          String line =
              ended.stdout().lines().filter(l -> l.startsWith(method)).findFirst().orElseThrow();
          assertThat(Double.parseDouble(line.replaceAll("[^-+0-9.]", "")))
              .isCloseTo(percent, within(1e-6));
        });
    assertThat(ended.stdout()).contains("overlap");
  }

  @Test
  void bdrate_json_isOneObjectWithTheNumberAsked() throws Exception {
    Ended ended = bdrate("--json", "--interpolation", "cubic");
    assertThat(ended.exitCode()).as(ended.stderr()).isZero();
    assertThat(ended.stdout().lines()).hasSize(1);
    byte[] bytes = ended.stdout().getBytes(StandardCharsets.UTF_8);
    JsonNode json = Json.read(bytes, JsonNode.class, ErrorCode.INTERNAL, "stdout");
    assertThat(json.path("schema").asInt()).isEqualTo(1);
    assertThat(json.path("interpolation").asText()).isEqualTo("cubic");
    assertThat(json.path("bdRatePercent").asDouble()).isCloseTo(GOLDENS.get("cubic"), within(1e-6));
    assertThat(json.path("overlap").asDouble()).isBetween(0.95, 1.0);
    GOLDENS.forEach(
        (method, percent) ->
            assertThat(json.path("all").path(method).asDouble()).isCloseTo(percent, within(1e-6)));
  }

  @Test
  void bdrate_unknownInterpolation_isAWrongCommandLine() throws Exception {
    Ended ended = bdrate("--interpolation", "spline");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.stderr()).contains("spline", "PCHIP");
  }

  @Test
  void bdrate_curvesThatDoNotMeet_isRefusedWithBothFiles() throws Exception {
    file("high.csv", "1,90\n2,92\n3,94\n4,96\n");
    Ended ended =
        PershotProcess.run(
            folder,
            "bdrate",
            file("low.csv", "1,10\n2,20\n3,30\n4,40\n").toString(),
            folder.resolve("high.csv").toString());
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.stdout()).isEmpty();
    assertThat(ended.stderr().lines()).hasSize(1);
    assertThat(ended.stderr()).contains("low.csv", "high.csv", "in common", "10.0 to 40.0");
  }

  @Test
  void read_headerCommentsAndBlankLines_isThePointsByRisingRate() throws IOException {
    assertThat(CurveFile.read(file("a.csv", "\uFEFF" + ANCHOR)).points())
        .containsExactly(
            new RateQuality(18883.6928, 34.2911),
            new RateQuality(33905.6656, 37.247),
            new RateQuality(61279.976, 40.3953),
            new RateQuality(108048.8736, 43.6471));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,10;2,20;3,19;4,40 | line 3 | must rise | line 2",
        "1,10;2,20;3,20;4,40 | line 3 | must rise | line 2",
        "1,10;2,20;2,30;4,40 | line 3 | same rate | line 2",
        "1,10;2,20;3,30      | c.csv  | 4 points  | has 3",
        "1,10;2,nan;3,30     | line 2 | finite    | 'nan'",
        "NaN,10;2,20;3,30    | line 1 | finite    | 'NaN'",
        "1,10;2,1e999;3,30   | line 2 | finite    | '1e999'",
        "1,10;-2,20;3,30     | line 2 | above 0   | '-2'",
        "0,10;2,20;3,30      | line 1 | above 0   | '0'",
        "1,10;2;3,30         | line 2 | rate,quality | '2'",
        "1,10;2,20,5;3,30    | line 2 | rate,quality | '2,20,5'",
        "1,10;two,20         | line 2 | rate      | 'two'",
        "1,10;2,             | line 2 | quality   | ''",
        "r,q;r,q;1,10        | line 2 | rate      | 'r'",
        "1;10;2              | line 1 | rate,quality | '1'"
      })
  void read_unfitCurve_isRefusedNamingFileAndLine(
      String lines, String first, String second, String third) throws IOException {
    Path file = file("c.csv", lines.replace(';', '\n'));
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> CurveFile.read(file))
        .withMessageContainingAll("c.csv", first, second, third)
        .returns(ErrorCode.CURVE_INVALID, PershotException::code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing.csv", "."})
  void read_noFile_isRefused(String name) {
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> CurveFile.read(folder.resolve(name)))
        .withMessageContaining("cannot read the curve")
        .returns(ErrorCode.CURVE_INVALID, PershotException::code);
  }
}
