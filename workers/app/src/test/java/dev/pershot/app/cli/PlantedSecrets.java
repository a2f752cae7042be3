package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Secrets that were given to processes, looked for in all that the processes left. */
final class PlantedSecrets {
  private final Map<String, String> secrets;

  /**
   * Secrets to look for.
   *
   * @param secrets by what they are called in findings; each of 16 characters or more
   */
  PlantedSecrets(Map<String, String> secrets) {
    this.secrets = new LinkedHashMap<>(secrets);
    assertThat(secrets.values()).allMatch(secret -> secret.length() >= 16);
  }

  /** Where a secret stands in a folder, as it is or encoded; a line each, without the secret. */
  List<String> findings(Path folder) throws IOException {
    List<String> findings = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        // Each byte a character, so that text is found in any file.
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        secrets.forEach(
            (name, secret) ->
                forms(secret).stream()
                    .filter(text::contains)
                    .limit(1)
                    .forEach(form -> findings.add(name + " in " + folder.relativize(file))));
      }
    }
    return findings;
  }

  /** A secret as it stands, and as it would stand in URLs, in Base64, in hex and in JSON. */
  static Set<String> forms(String secret) {
    Set<String> forms = new LinkedHashSet<>();
    String url = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    for (String text : List.of(secret, url)) {
      forms.add(text);
      forms.add(text.replace("/", "\\/"));
      forms.addAll(base64(text));
      String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
      forms.add(hex);
      forms.add(hex.toUpperCase(Locale.ROOT));
    }
    return forms;
  }

  /** What is the same in Base64 wherever in a text the secret stands, in both alphabets. */
  private static List<String> base64(String text) {
    List<String> forms = new ArrayList<>();
    for (int before = 0; before < 3; before++) {
      byte[] bytes = ("x".repeat(before) + text).getBytes(StandardCharsets.UTF_8);
      int whole = bytes.length / 3 * 4;
      int first = before == 0 ? 0 : 4;
      String code = Base64.getEncoder().encodeToString(bytes).substring(first, whole);
      forms.add(code);
      forms.add(code.replace('+', '-').replace('/', '_'));
      forms.add(URLEncoder.encode(code, StandardCharsets.UTF_8));
    }
    return forms;
  }
}
