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
    assertThat(StoreLocation.parse(text)).isEqualTo(new StoreLocation.Folder(Path.of(folder)));
  }

  @Test
  void parse_relativeFolder_isBelowTheWorkingFolder() {
    assertThat(StoreLocation.parse("file:store"))
        .isEqualTo(new StoreLocation.Folder(Path.of("store").toAbsolutePath()));
  }

  @ParameterizedTest
  @CsvSource({
    "s3://films, films, ''",
    "s3://films/, films, ''",
    "s3://films/pershot, films, pershot",
    "s3://my.films-1/a/b_c/, my.films-1, a/b_c"
  })
  void parse_bucket_isThatPartOfIt(String text, String bucket, String prefix) {
    assertThat(StoreLocation.parse(text)).isEqualTo(new StoreLocation.Bucket(bucket, prefix));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/data/my store", "s3://films", "s3://films/pershot/one"})
  void toString_location_parsesAgain(String text) {
    StoreLocation location = StoreLocation.parse(text);

    assertThat(StoreLocation.parse(location.toString())).isEqualTo(location);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "file:",
        "file://",
        "s3:",
        "s3:films",
        "s3://",
        "s3://A",
        "s3://films//a",
        "s3://films/../a"
      })
  void parse_whatIsNoPlace_quotesIt(String text) {
    assertThatThrownBy(() -> StoreLocation.parse(text))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining("'" + text + "'");
  }
}
