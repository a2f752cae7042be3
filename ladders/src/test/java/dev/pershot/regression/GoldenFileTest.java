package dev.pershot.regression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GoldenFileTest {
  private static final Golden GOLDEN =
      Golden.first("film.mp4", SyntheticLadder.of(3), new Golden.Change("2026-11-22", "first"));
  private static final byte[] FILE = GoldenFile.write(GOLDEN);
  private static final String TEXT = new String(FILE, UTF_8);

  @Test
  void read_whatWasWritten_isTheSame() {
    assertThat(GoldenFile.read(FILE, "g.json")).isEqualTo(GOLDEN);
    assertThat(GoldenFile.write(GoldenFile.read(FILE, "g.json"))).isEqualTo(FILE);
  }

  @Test
  void updated_keepsTheHistory() {
    Golden updated =
        GOLDEN.updated(SyntheticLadder.of(4), new Golden.Change("2026-11-23", "x264 166"));
    assertThat(GoldenFile.read(GoldenFile.write(updated), "g.json").history())
        .extracting(Golden.Change::reason)
        .containsExactly("first", "x264 166");
  }

  @Test
  void read_editedByHand_namesFileAndField() {
    refused(TEXT.replace("\"quantizer\" : 40.0", "\"quantizer\" : 41.0"), "'ladder.rungs'");
    refused(TEXT.replace("\"frames\" : 150", "\"frames\" : 151"), "'ladder.");
    refused(TEXT.replace("\"reason\" : \"first\"", "\"reason\" : \"better\""), "'history'");
    refused(TEXT.replace("\"policy\" : { }", "\"policy\" : {\"model\": \"v1\"}"), "'policy'");
    refused(TEXT.replace("hls/main", "hls/mian"), "'packaged'");
  }

  /** They say what may change, and are no part of what did. */
  @Test
  void read_withTolerancesByHand_takesThem() {
    String own = TEXT.replace("\"tolerances\" : { }", "\"tolerances\" : {\"ratePercent\": 7}");
    assertThat(own).isNotEqualTo(TEXT);
    Tolerances tolerances = GoldenFile.read(own.getBytes(UTF_8), "g.json").fullTolerances();
    assertThat(tolerances.ratePercent()).isEqualTo(7);
    assertThat(tolerances.storagePercent()).isEqualTo(Tolerances.DEFAULT.storagePercent());
  }

  @Test
  void read_withTolerancesThatAreNone_namesFileAndField() {
    refused(
        TEXT.replace("\"tolerances\" : { }", "\"tolerances\" : {\"ratePercnt\": 7}"),
        "'tolerances'");
    refused(
        TEXT.replace("\"tolerances\" : { }", "\"tolerances\" : {\"switches\": -1}"),
        "'tolerances'");
  }

  /** Each byte may flip: what is compared is as it was written, or the file is refused. */
  @Test
  void read_damagedAnywhere_isRefusedInOneSentence() {
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      byte[] damaged = FILE.clone();
      damaged[random.nextInt(FILE.length)] ^= (byte) (1 << random.nextInt(7));
      try {
        assertThat(GoldenFile.read(damaged, "g.json").baseline()).isEqualTo(GOLDEN.baseline());
      } catch (PershotException e) {
        refused++;
        assertThat(e.code()).isEqualTo(ErrorCode.GOLDEN_INVALID);
        assertThat(e.getMessage()).startsWith("g.json").doesNotContain("\n");
      }
    }
    assertThat(refused).isGreaterThan(250);
  }

  @Test
  void read_truncatedAnywhere_isRefusedInOneSentence() {
    for (int length = 0; length < FILE.length - 2; length += 997) {
      byte[] part = Arrays.copyOf(FILE, length);
      assertThatExceptionOfType(PershotException.class)
          .isThrownBy(() -> GoldenFile.read(part, "g.json"))
          .withMessageStartingWith("g.json")
          .returns(ErrorCode.GOLDEN_INVALID, PershotException::code);
    }
  }

  @Test
  void read_ofAnotherSchema_isRefusedByName() {
    refused(TEXT.replaceFirst("\"schema\" : 1", "\"schema\" : 2"), "has schema 2");
    refused("{\"checksums\": {}}", "schema");
    refused("[]", "not a JSON object");
  }

  @Test
  void read_withAPartTakenOut_namesIt() {
    refused(TEXT.replace("\"packaged\"", "\"unpacked\""), "'packaged' is missing");
  }

  private static void refused(String text, String what) {
    assertThat(text).isNotEqualTo(TEXT);
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> GoldenFile.read(text.getBytes(UTF_8), "g.json"))
        .withMessageStartingWith("g.json")
        .withMessageContaining(what)
        .returns(ErrorCode.GOLDEN_INVALID, PershotException::code);
  }
}
