package dev.pershot.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTagTest {
  @ParameterizedTest
  @CsvSource({
    "eng, en, English",
    "ger, de, German",
    "deu, de, German",
    "heb, he, Hebrew",
    "fre, fr, French",
    "gsw, gsw, Swiss German",
    "en, en, English",
    "EN-us, en-US, English (United States)",
    "und, und, Main"
  })
  void of_whatContainersCarry_isTheShortestTag(String language, String tag, String name) {
    assertThat(LanguageTag.of(language)).isEqualTo(new LanguageTag(tag));
    assertThat(LanguageTag.of(language).displayName()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "e", "\"", "en\",X=\"", "en\n#EXT-X-ENDLIST", "<b>", "englishxxx"})
  void of_whatIsNoLanguage_isUndetermined(String language) {
    assertThat(LanguageTag.of(language).tag()).isEqualTo("und");
  }

  @Test
  void of_everyLanguageOfJava_staysWellFormed() {
    for (String language : Locale.getISOLanguages()) {
      assertThat(LanguageTag.of(language).tag()).matches("[a-z]{2,3}");
    }
  }
}
