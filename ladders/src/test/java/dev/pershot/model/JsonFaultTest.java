package dev.pershot.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault of a file is one sentence that names the file and the place. */
class JsonFaultTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}|the key 'shots' is missing",
        "{\"shots\":null}|'shots' is null",
        "{\"shots\":[]}|a shot list has at least one shot",
        "{\"shots\":[null]}|'shots[0]' is null",
        "{\"shots\":[1]}|'shots[0]' takes an object in braces",
        "{\"shots\":[[0,50]]}|'shots[0]' takes an object in braces",
        "{\"shots\":{\"start\":0}}|'shots' takes a list",
        "[{\"start\":0}]|the file takes an object in braces",
        "{\"cuts\":1,\"shots\":[{\"start\":0,\"end\":9,\"transition\":\"cut\"}]}|unknown key 'cuts'; known keys are shots",
        "{\"shots\":[{\"start\":0,\"end\":9,\"transition\":\"cut\",\"stop\":5}]}"
            + "|unknown key 'shots[0].stop'; known keys are end, start, transition",
        "{\"shots\":[{\"start\":0,\"transition\":\"cut\"}]}|the key 'shots[0].end' is missing",
        "{\"shots\":[{\"start\":0,\"end\":9}]}|the key 'shots[0].transition' is missing",
        "{\"shots\":[{\"start\":null,\"end\":9}]}|'shots[0].start' is null",
        "{\"shots\":[{\"start\":0,\"end\":9,\"transition\":null}]}"
            + "|'shots[0].transition' is null",
        "{\"shots\":[{\"start\":\"0\",\"end\":9}]}|'shots[0].start' takes a whole number",
        "{\"shots\":[{\"start\":true,\"end\":9}]}|'shots[0].start' takes a whole number",
        "{\"shots\":[{\"start\":0,\"end\":9.5}]}" + "|'shots[0].end' takes a whole number, not 9.5",
        "{\"shots\":[{\"start\":0,\"end\":9,\"transition\":\"wipe\"}]}"
            + "|'shots[0].transition' takes one of cut, dissolve, fade, not \"wipe\"",
        "{\"shots\":[{\"start\":0,\"end\":9,\"transition\":0}]}"
            + "|'shots[0].transition' takes one of cut, dissolve, fade, not 0",
        "{\"shots\":[{\"start\":5,\"end\":2,\"transition\":\"cut\"}]}"
            + "|'shots[0]': a frame range needs 0 <= start < end, not [5, 2)",
      })
  void read_ofAnotherShape_namesTheKey(String json, String fault) {
    assertThat(fault(json)).isEqualTo("cuts.json: " + fault);
  }

  @Test
  void read_ofANumberTooLarge_namesTheKey() {
    assertThat(fault("{\"shots\":[{\"start\":0,\"end\":99999999999}]}"))
        .startsWith("cuts.json: 'shots[0].end': ")
        .contains("99999999999");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{|the JSON text ends too early (line 1, column 2)",
        "{~ \"shots\":[~{\"start\":0,\"end\":|the JSON text ends too early (line 3, column 18)",
      })
  void read_ofTruncatedText_namesTheLine(String json, String fault) {
    assertThat(fault(json.replace('~', '\n'))).isEqualTo("cuts.json: " + fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"shots\":[{\"start\":0,\"end\":9,\"transition\":\"cut\"}]}~and more|(line 2, column 1)",
        "{\"shots\":[{\"start\":0,\"end\":9,\"transition\":\"cut\"}]} {}|(line 1, column 52)",
        "{\"shots\":~[}|(line 2, column 2)",
        "{'shots':[]}|(line 1, column 2)",
        "shots: []|(line 1, column 1)",
      })
  void read_ofTextThatIsNoJson_namesTheLine(String json, String place) {
    assertThat(fault(json.replace('~', '\n'))).startsWith("cuts.json: ").endsWith(place);
  }

  @Test
  void read_ofAnEmptyFile_saysSo() {
    assertThat(fault("")).isEqualTo("cuts.json: the file is empty");
    assertThat(fault(" \n ")).isEqualTo("cuts.json: the file is empty");
    assertThat(fault("null")).isEqualTo("cuts.json holds only null");
  }

  @Test
  void read_ofBytesThatAreNoText_saysSo() {
    byte[] bytes = new byte[64];
    Arrays.fill(bytes, (byte) 0xff);
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> Json.read(bytes, ShotList.class, ErrorCode.SHOTS_INVALID, "cuts.json"))
        .withMessageStartingWith("cuts.json")
        .returns(ErrorCode.SHOTS_INVALID, PershotException::code);
  }

  @Test
  void read_ofWhatItsOwnPartsRefuse_saysItInTheirWords() {
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> Json.read(bytes("\"25/x\""), FrameRate.class, ErrorCode.USAGE, "rate"))
        .withMessage("rate: a frame rate reads like 25 or 30000/1001, not '25/x'");
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> Json.read(bytes("25"), FrameRate.class, ErrorCode.USAGE, "rate"))
        .withMessage("rate: the file takes text in quotes");
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> Json.read(bytes("\"720p\""), Resolution.class, ErrorCode.USAGE, "size"))
        .withMessage("size: a resolution reads like 1280x720, not '720p'");
  }

  @Test
  void read_ofATrialThatLostFrames_isRefused() {
    String json =
        new String(Json.canonical(Samples.trial()), UTF_8).replace("\"end\":106", "\"end\":107");
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> Json.read(bytes(json), Trial.class, ErrorCode.STORE_CORRUPT, "a trial"))
        .withMessage("a trial: shot [100, 107) was coded as 6 of 7")
        .returns(ErrorCode.STORE_CORRUPT, PershotException::code);
  }

  private static String fault(String json) {
    try {
      return "no fault: "
          + Json.read(bytes(json), ShotList.class, ErrorCode.SHOTS_INVALID, "cuts.json");
    } catch (PershotException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.SHOTS_INVALID);
      assertThat(e.getMessage()).hasLineCount(1).doesNotContain("java", "Jackson", "`", "Source");
      return String.valueOf(e.getMessage());
    }
  }

  private static byte[] bytes(String json) {
    return json.getBytes(UTF_8);
  }
}
