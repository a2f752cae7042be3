package dev.pershot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreLocationTest {
  @ParameterizedTest
  @CsvSource({
    "/data/store, /data/store",
    "file:/data/store, /data/store",
    "file:///data/store, /data/store",
    "/data/./a/../store, /data/store"
  })
  void parse_folder_isThatFolder(String text, String folder) {
    assertThat(StoreLocation.parse(text).folder()).isEqualTo(Path.of(folder));
  }

  @Test
  void parse_relativeFolder_isBelowTheWorkingFolder() {
    assertThat(StoreLocation.parse("file:store").folder())
        .isEqualTo(Path.of("store").toAbsolutePath());
  }

  @Test
  void toString_location_parsesAgain() {
    StoreLocation location = StoreLocation.parse("/data/my store");

    assertThat(StoreLocation.parse(location.toString())).isEqualTo(location);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "file:", "file://", "s3://bucket/prefix"})
  void parse_whatIsNoFolder_quotesIt(String text) {
    assertThatThrownBy(() -> StoreLocation.parse(text))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining("'" + text + "'");
  }
}
