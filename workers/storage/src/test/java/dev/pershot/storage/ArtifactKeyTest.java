package dev.pershot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactKeyTest {
  @Test
  void hashed_hash_isSpreadOverFolders() {
    assertThat(ArtifactKey.hashed("trials", "abcdef", ".json").path())
        .isEqualTo("trials/ab/abcdef.json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/etc/passwd", "a/../b", "..", "a//b", "a/", ".hidden", "a b"})
  void key_thatIsNoPlainPath_isRefused(String path) {
    assertThatThrownBy(() -> new ArtifactKey(path)).isInstanceOf(IllegalArgumentException.class);
  }
}
