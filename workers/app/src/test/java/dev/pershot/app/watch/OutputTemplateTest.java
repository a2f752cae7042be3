package dev.pershot.app.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.PershotException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputTemplateTest {
  private static final Upload UPLOAD = new Upload("films", "reel 1/{version}.mov", "v1");

  @ParameterizedTest
  @CsvSource({
    "s3://ladders, s3://ladders/reel 1/{version}.mov, s3://ladders/",
    "s3://ladders/, s3://ladders/reel 1/{version}.mov, s3://ladders/",
    "s3://ladders/tv/, s3://ladders/tv/reel 1/{version}.mov, s3://ladders/tv/",
    "s3://l/{bucket}/{version}/{key}/x, s3://l/films/v1/reel 1/{version}.mov/x, s3://l/",
    "s3://films/out-{key}, s3://films/out-reel 1/{version}.mov, s3://films/out-"
  })
  void of_anUpload_namesItsPlace(String template, String place, String beginning) {
    assertThat(OutputTemplate.parse(template).of(UPLOAD)).isEqualTo(place);
    assertThat(OutputTemplate.parse(template).beginning()).isEqualTo(beginning);
    assertThat(place).startsWith(beginning);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "out", "s3://", "s3:///a", "s3://{bucket}/a", "s3://b/{name}", "s3://b/{"})
  void parse_somethingElse_isRefused(String text) {
    assertThatThrownBy(() -> OutputTemplate.parse(text)).isInstanceOf(PershotException.class);
  }

  @Test
  void of_aKeyThatIsTooLong_isRefused() {
    OutputTemplate template = OutputTemplate.parse("s3://ladders/" + "x".repeat(900));
    assertThatThrownBy(() -> template.of(new Upload("films", "k".repeat(200), "1")))
        .isInstanceOf(PershotException.class);
  }
}
