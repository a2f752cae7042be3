package dev.pershot.ladder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
  private static final Quantizers GRID = Policy.DEFAULT.quantizers();

  @Test
  void read_ofThePrintedDefaults_areTheDefaults() {
    assertThat(Policy.read(Json.indented(Policy.DEFAULT), "p.json")).isEqualTo(Policy.DEFAULT);
  }

  @Test
  void read_ofAnEmptyObject_areTheDefaults() {
    assertThat(read("{}")).isEqualTo(Policy.DEFAULT);
  }

  @Test
  void read_ofSomeKeys_leavesTheOthers() {
    Policy policy = read("{\"qualityCeiling\":93.5,\"finalPreset\":\"slow\",\"audioKbps\":96}");

    assertThat(policy.qualityCeiling()).isEqualTo(93.5);
    assertThat(policy.finalPreset()).isEqualTo("slow");
    assertThat(policy.audioKbps()).isEqualTo(96);
    assertThat(policy)
        .usingRecursiveComparison()
        .ignoringFields("qualityCeiling", "finalPreset", "audioKbps")
        .isEqualTo(Policy.DEFAULT);
  }

  @Test
  void read_ofSomeQuantizerKeys_leavesTheOthers() {
    Policy policy = read("{\"quantizers\":{\"max\":40}}");

    assertThat(policy.quantizers()).isEqualTo(new Quantizers(GRID.min(), 40, GRID.step()));
    assertThat(policy)
        .usingRecursiveComparison()
        .ignoringFields("quantizers")
        .isEqualTo(Policy.DEFAULT);
  }

  @Test
  void read_ofResolutions_replacesThemAll() {
    assertThat(read("{\"resolutions\":[720]}").resolutions()).containsExactly(720);
  }

  @Test
  void resolutions_areKeptLargestFirstAndOnce() {
    assertThat(read("{\"resolutions\":[360,1080,720,1080]}").resolutions())
        .containsExactly(1080, 720, 360);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"quantizers\":{\"low\":1}}|unknown key 'quantizers.low'; known keys are max, min, step",
        "{\"codec\":\"av1\"}|codec is h264, not av1",
        "{\"codec\":null}|'codec' is null",
        "{\"codec\":5}|'codec' takes text in quotes, not 5",
        "{\"model\":true}|'model' takes text in quotes, not true",
        "{\"resolutions\":[]}|resolutions names at least one height, such as [720]",
        "{\"resolutions\":720}|'resolutions' takes a list",
        "{\"resolutions\":null}|'resolutions' is null",
        "{\"resolutions\":[720,null]}|'resolutions[1]' is null",
        "{\"resolutions\":[\"720p\"]}|'resolutions[0]' takes a whole number",
        "{\"resolutions\":[720.5]}|'resolutions[0]' takes a whole number, not 720.5",
        "{\"resolutions\":[720,63]}|resolutions takes heights of 64 to 8192, not 63",
        "{\"resolutions\":[8194]}|resolutions takes heights of 64 to 8192, not 8194",
        "{\"quantizers\":null}|'quantizers' is null",
        "{\"quantizers\":26}|'quantizers' takes an object in braces",
        "{\"quantizers\":{\"min\":null}}|'quantizers.min' is null",
        "{\"quantizers\":{\"min\":\"20\"}}|'quantizers.min' takes a number",
        "{\"quantizers\":{\"max\":52}}"
            + "|'quantizers': quantizers.max lies in 1..51 (x264's CRF), not 52.0",
        "{\"quantizers\":{\"min\":0}}"
            + "|'quantizers': quantizers.min lies in 1..51 (x264's CRF), not 0.0",
        "{\"quantizers\":{\"min\":30,\"max\":10}}"
            + "|'quantizers': quantizers.min 30.0 is above quantizers.max 10.0; swap them",
        "{\"quantizers\":{\"step\":0}}"
            + "|'quantizers': quantizers.step is at least 0.25, not 0.0",
        "{\"qualityCeiling\":0}|qualityCeiling takes 0 to 110, not 0.0",
        "{\"qualityCeiling\":110.5}|qualityCeiling takes 0 to 110, not 110.5",
        "{\"qualityCeiling\":\"95\"}|'qualityCeiling' takes a number",
        "{\"shotQualityFloor\":-1}|shotQualityFloor takes 0 to qualityCeiling, not -1.0",
        "{\"shotQualityFloor\":96}|shotQualityFloor takes 0 to qualityCeiling, not 96.0",
        "{\"rungSpacing\":1}|rungSpacing takes 1.05 to 10, not 1.0",
        "{\"rungSpacing\":11}|rungSpacing takes 1.05 to 10, not 11.0",
        "{\"rungSpacing\":null}|'rungSpacing' is null",
        "{\"rungSpacing\":{}}|'rungSpacing' takes a number",
        "{\"minBitrateKbps\":-1}|minBitrateKbps takes 0 or more, not -1.0",
        "{\"minBitrateKbps\":100,\"maxBitrateKbps\":99}"
            + "|maxBitrateKbps takes a positive number, at least minBitrateKbps, which is 100.0, not"
            + " 99.0",
        "{\"maxBitrateKbps\":1e999}"
            + "|maxBitrateKbps takes a positive number, at least minBitrateKbps, which is 0.0, not"
            + " Infinity",
        "{\"peakToAverage\":1}|peakToAverage takes at least 1.05, not 1.0",
        "{\"segmentSeconds\":0.5}|segmentSeconds takes 1 to 60, not 0.5",
        "{\"gopSeconds\":0}|gopSeconds takes 0.1 to segmentSeconds, not 0.0",
        "{\"gopSeconds\":7}|gopSeconds takes 0.1 to segmentSeconds, not 7.0",
        "{\"audioKbps\":16}|audioKbps takes 32 to 512, not 16",
        "{\"audioKbps\":128.5}|'audioKbps' takes a whole number, not 128.5",
        "{\"audioKbps\":[128]}|'audioKbps' takes a whole number",
        "{\"schema\":0}|schema takes 1, not 0",
      })
  void read_ofAKeyThatCannotBe_namesIt(String json, String fault) {
    assertThat(fault(json)).isEqualTo("p.json: " + fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"analysisPreset", "finalPreset"})
  void read_ofAnUnknownPreset_listsThem(String key) {
    assertThat(fault("{\"" + key + "\":\"placebo\"}"))
        .isEqualTo(
            "p.json: "
                + key
                + " is an x264 preset (fast, faster, medium, slow, slower, superfast, ultrafast,"
                + " veryfast, veryslow), not 'placebo'");
  }

  @Test
  void read_ofAnUnknownKey_listsTheKnownOnes() {
    assertThat(fault("{\"qualityCeilling\":90}"))
        .isEqualTo(
            "p.json: unknown key 'qualityCeilling'; known keys are analysisPreset, audioKbps,"
                + " codec, finalPreset, gopSeconds, maxBitrateKbps, minBitrateKbps, model,"
                + " peakToAverage, qualityCeiling, quantizers, resolutions, rungSpacing, sampling, schema,"
                + " segmentSeconds, shotQualityFloor, tolerance");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\"codec\":\"h264\"}]", "\"slow\"", "3", "null"})
  void read_ofWhatIsNoObject_saysSo(String json) {
    assertThat(fault(json)).isEqualTo("p.json is not a JSON object of policy keys");
  }

  @Test
  void read_ofWhatIsNoJson_namesTheLine() {
    assertThat(fault("{\n\"qualityCeiling\":"))
        .isEqualTo("p.json: the JSON text ends too early (line 2, column 18)");
    assertThat(fault("{}\n {}"))
        .isEqualTo("p.json: more text follows where the JSON ends (line 2, column 2)");
    assertThat(fault("")).isEqualTo("p.json: the file is empty");
  }

  @Test
  void read_ofANewerSchema_isRefusedByNameWhateverItsKeys() {
    assertThat(fault("{\"schema\":2,\"codec\":\"h267\",\"holograms\":true}"))
        .isEqualTo("p.json has schema 2; this Pershot reads up to 1");
  }

  @Test
  void sha256_isEqualForEqualPoliciesAndChangesWithAnyKey() {
    List<String> changes =
        List.of(
            "{\"resolutions\":[1080]}",
            "{\"quantizers\":{\"min\":19}}",
            "{\"quantizers\":{\"max\":50}}",
            "{\"quantizers\":{\"step\":5.5}}",
            "{\"sampling\":\"exhaustive\"}",
            "{\"tolerance\":1}",
            "{\"analysisPreset\":\"fast\"}",
            "{\"finalPreset\":\"fast\"}",
            "{\"model\":\"v1\"}",
            "{\"qualityCeiling\":94}",
            "{\"shotQualityFloor\":1}",
            "{\"rungSpacing\":1.5}",
            "{\"minBitrateKbps\":101}",
            "{\"maxBitrateKbps\":39999}",
            "{\"peakToAverage\":1.9}",
            "{\"segmentSeconds\":5}",
            "{\"gopSeconds\":1}",
            "{\"audioKbps\":96}");
    Set<String> hashes = new HashSet<>(Set.of(Policy.DEFAULT.sha256()));
    changes.forEach(change -> hashes.add(read(change).sha256()));

    assertThat(hashes).hasSize(1 + changes.size());
    assertThat(read("{}").sha256()).isEqualTo(Policy.DEFAULT.sha256());
  }

  private static Policy read(String json) {
    return Policy.read(json.getBytes(UTF_8), "p.json");
  }

  private static String fault(String json) {
    PershotException[] thrown = new PershotException[1];
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> read(json))
        .satisfies(e -> thrown[0] = e)
        .returns(ErrorCode.POLICY_INVALID, PershotException::code);
    String message = String.valueOf(thrown[0].getMessage());
    assertThat(message).hasLineCount(1).doesNotContain("java", "`");
    return message;
  }
}
