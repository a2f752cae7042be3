package dev.pershot.manifest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A language as manifests name it. Containers carry three-letter codes of ISO 639-2, manifests take
 * BCP 47, which wants the shortest code (RFC 5646, section 2.2.1).
 */
record LanguageTag(String tag) {
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
  private static final LanguageTag UNKNOWN = new LanguageTag("und");

  /** The codes of ISO 639-2/B that differ from those that Java knows. */
  private static final Map<String, String> BIBLIOGRAPHIC =
      Map.ofEntries(
          Map.entry("alb", "sq"),
          Map.entry("arm", "hy"),
          Map.entry("baq", "eu"),
          Map.entry("bur", "my"),
          Map.entry("chi", "zh"),
          Map.entry("cze", "cs"),
          Map.entry("dut", "nl"),
          Map.entry("fre", "fr"),
          Map.entry("geo", "ka"),
          Map.entry("ger", "de"),
          Map.entry("gre", "el"),
          Map.entry("ice", "is"),
          Map.entry("mac", "mk"),
          Map.entry("mao", "mi"),
          Map.entry("may", "ms"),
          Map.entry("per", "fa"),
          Map.entry("rum", "ro"),
          Map.entry("slo", "sk"),
          Map.entry("tib", "bo"),
          Map.entry("wel", "cy"));

  private static final Map<String, String> TERMINOLOGIC =
      Arrays.stream(Locale.getISOLanguages())
          .map(Locale::forLanguageTag)
          .collect(
              Collectors.toUnmodifiableMap(
                  Locale::getISO3Language, Locale::toLanguageTag, (first, same) -> first));

  /** What a container says; {@code und} where that is no language. */
  static LanguageTag of(String language) {
    if (!WELL_FORMED.matcher(language).matches()) {
      return UNKNOWN;
    }
    String code = language.toLowerCase(Locale.ROOT);
    String shorter = BIBLIOGRAPHIC.getOrDefault(code, TERMINOLOGIC.getOrDefault(code, language));
    return new LanguageTag(Locale.forLanguageTag(shorter).toLanguageTag());
  }

  /** Its English name, for menus. */
  String displayName() {
    String name = Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH);
    return name.isEmpty() || name.contains("\"") ? "Main" : name;
  }
}
