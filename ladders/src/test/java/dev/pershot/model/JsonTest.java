package dev.pershot.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {
  private static final Master.Audio STEREO = new Master.Audio(1, "aac", 48_000, 2, "en");

  static Stream<Object> values() {
    return Stream.of(
        new FrameRange(3, 9),
        new FrameRate(30_000, 1001),
        new Resolution(1280, 720),
        new Shot(0, 50, Transition.DISSOLVE),
        Samples.shots(50, 2, 300),
        new CodedFrame(7, 1234, true),
        new CpuSeconds(0.1, 1e-9, 3, 12345.678),
        Samples.versions(),
        Samples.recipe(),
        Samples.spec(),
        Samples.score(Samples.V1, 25),
        Samples.trial(),
        Samples.master(Optional.of(STEREO)),
        Samples.master(Optional.empty()));
  }

  @ParameterizedTest
  @MethodSource("values")
  void read_whatWasWritten_isTheSameValue(Object value) {
    assertThat(read(Json.canonical(value), value.getClass())).isEqualTo(value);
    assertThat(read(Json.line(value), value.getClass())).isEqualTo(value);
    assertThat(read(Json.indented(value), value.getClass())).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("values")
  void canonical_ofWhatWasRead_isTheSameBytes(Object value) {
    byte[] bytes = Json.canonical(value);
    assertThat(Json.canonical(read(bytes, value.getClass()))).isEqualTo(bytes);
  }

  @Test
  void canonical_isOneLineSortedByNameAtEveryDepth() {
    assertThat(text(Json.canonical(Samples.spec())))
        .isEqualTo(
            "{\"contentId\":\""
                + Samples.CONTENT_ID
                + "\",\"idrFrames\":[0,3],\"models\":[\"vmaf_v1.0.16_3d0h\",\"vmaf_v0.6.1\"],"
                + "\"range\":{\"end\":106,\"start\":100},"
                + "\"recipe\":{\"codec\":\"h264\",\"encoder\":\"libx264 164\","
                + "\"parameters\":\"keyint=infinite:scenecut=0\",\"pixelFormat\":\"yuv420p\","
                + "\"preset\":\"medium\",\"quantizer\":26.0,\"resolution\":\"1280x720\","
                + "\"scaler\":\"lanczos\"},"
                + "\"schema\":3,\"scored\":1,"
                + "\"versions\":{\"encoder\":\"libx264 164\",\"ffmpeg\":\"8.0.1\","
                + "\"libvmaf\":\"3.2.0\"}}");
  }

  @Test
  void canonical_ofAMap_doesNotDependOnItsOrder() {
    Map<String, Integer> one = new LinkedHashMap<>();
    one.put("b", 2);
    one.put("a", 1);

    assertThat(text(Json.canonical(one))).isEqualTo("{\"a\":1,\"b\":2}");
  }

  @Test
  void line_keepsTheDeclaredOrder() {
    assertThat(text(Json.line(new FrameRange(3, 9)))).isEqualTo("{\"start\":3,\"end\":9}");
  }

  @Test
  void indented_isForPeopleAndEndsItsLastLine() {
    assertThat(text(Json.indented(new FrameRange(3, 9))))
        .isEqualTo("{\n  \"start\" : 3,\n  \"end\" : 9\n}\n");
  }

  @Test
  void shotList_isTheContractsJson() {
    String contract =
        "{\"shots\":[{\"start\":0,\"end\":50,\"transition\":\"cut\"},"
            + "{\"start\":50,\"end\":52,\"transition\":\"dissolve\"},"
            + "{\"start\":52,\"end\":60,\"transition\":\"fade\"}]}";
    ShotList shots =
        new ShotList(
            List.of(
                new Shot(0, 50, Transition.CUT),
                new Shot(50, 52, Transition.DISSOLVE),
                new Shot(52, 60, Transition.FADE)));

    assertThat(text(Json.line(shots))).isEqualTo(contract);
    assertThat(read(contract.getBytes(UTF_8), ShotList.class)).isEqualTo(shots);
  }

  @Test
  void ratesAndSizes_areText() {
    assertThat(text(Json.line(new FrameRate(30_000, 1001)))).isEqualTo("\"30000/1001\"");
    assertThat(text(Json.line(new Resolution(1280, 720)))).isEqualTo("\"1280x720\"");
  }

  @Test
  void optional_thatIsEmpty_isNull() {
    assertThat(text(Json.line(Samples.master(Optional.empty())))).contains("\"audio\":null");
  }

  @Test
  void sha256_isThatOfTheCanonicalBytes() {
    assertThat(Json.sha256("abc".getBytes(UTF_8)))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Json.sha256(Map.of("b", 2, "a", 1)))
        .isEqualTo(Json.sha256("{\"a\":1,\"b\":2}".getBytes(UTF_8)));
  }

  @Test
  void canonical_ofWhatIsNoValue_isADefect() {
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> Json.canonical(new Object()))
        .returns(ErrorCode.INTERNAL, PershotException::code);
  }

  private static <T> T read(byte[] json, Class<T> type) {
    return Json.read(json, type, ErrorCode.INTERNAL, "it");
  }

  private static String text(byte[] json) {
    return new String(json, UTF_8);
  }
}
