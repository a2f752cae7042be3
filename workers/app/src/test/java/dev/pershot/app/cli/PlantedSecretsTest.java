package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the search for secrets finds them: without this, finding none would say nothing. */
final class PlantedSecretsTest {
  private static final String SECRET = "planted/Secret+Key0123456789";

  @TempDir private Path folder = Path.of("");

  private final PlantedSecrets planted = new PlantedSecrets(Map.of("the key", SECRET));

  private void assertFound(byte[] text) throws Exception {
    byte[] file = new byte[text.length + 2000];
    System.arraycopy(text, 0, file, 1000, text.length);
    Files.write(Files.createDirectories(folder.resolve("logs")).resolve("a.bin"), file);
    assertThat(planted.findings(folder)).containsExactly("the key in logs/a.bin");
  }

  @Test
  void findings_ofTheSecretItself_nameTheFile() throws Exception {
    assertFound(("denied: " + SECRET + " is no key").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void findings_ofTheSecretInAUrl_nameTheFile() throws Exception {
    String url = "http://a/?key=" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8) + "&b=c";
    assertFound(url.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "ab", "abc", "user:", "Bearer "})
  void findings_ofATextWithTheSecretInBase64_nameTheFile(String before) throws Exception {
    byte[] text = (before + SECRET + " and more").getBytes(StandardCharsets.UTF_8);
    assertFound(Base64.getEncoder().encode(text));
    assertFound(Base64.getUrlEncoder().encode(text));
  }

  @Test
  void findings_whereThereIsNone_areNone() throws Exception {
    Files.writeString(folder.resolve("a.txt"), SECRET.substring(0, SECRET.length() - 1));
    assertThat(planted.findings(folder)).isEmpty();
  }
}
