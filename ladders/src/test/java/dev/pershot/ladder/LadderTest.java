package dev.pershot.ladder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.pershot.hull.RateQuality;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.model.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LadderTest {
  private static final Optional<Ladder.Spread> SPREAD =
      Optional.of(new Ladder.Spread(94.4, 80, 88));

  private static final Ladder LADDER =
      new Ladder(
          Ladder.SCHEMA,
          Samples.CONTENT_ID,
          new FrameRate(30_000, 1001),
          120,
          Policy.DEFAULT,
          List.of(Samples.V1),
          Samples.versions(),
          Samples.shots(50, 70),
          List.of(
              new Ladder.Rung(
                  "video-1920x1080-1",
                  "h264",
                  "avc1.640028",
                  SyntheticTitle.HD,
                  Optional.of(
                      new Ladder.Settings(
                          "medium", "rc-lookahead=30", "yuv420p", "lanczos", "x264 165")),
                  new Ladder.Predicted(4020, 95.1),
                  new Ladder.Encoded(4000, 94.75),
                  new Ladder.Measured(4010.5, 6000, 120, 94.5, 94.4, 80, 88),
                  List.of(
                      new Ladder.ShotChoice(
                          26, 3000, 95, true, 94.75, 94.5, SPREAD, "ab".repeat(32)),
                      new Ladder.ShotChoice(
                          20, 5000, 94.5, false, 94.5, 94.5, SPREAD, "cd".repeat(32))))),
          new TitleComparison(
              List.of(
                  new TitleComparison.ResolutionCurve(
                      SyntheticTitle.HD, List.of(new RateQuality(4000, 94.75)))),
              List.of(new RateQuality(4000, 94.75)),
              List.of(new RateQuality(4000, 94)),
              Optional.of(-7.5)));

  @Test
  void read_whatWasWritten_isTheSameLadderAndTheSameBytes() {
    byte[] json = Json.indented(LADDER);
    Ladder read = Ladder.read(json, "ladder.json");

    assertThat(read).isEqualTo(LADDER);
    assertThat(Json.indented(read)).isEqualTo(json);
  }

  /** It has what analysis predicted and the encodes gave as one, since all of them were tried. */
  @Test
  void read_ofSchema1_takesThePredictionForTheEncode() {
    String old =
        new String(Json.canonical(LADDER), UTF_8)
            .replace("\"schema\":3,\"shots\"", "\"schema\":1,\"shots\"")
            .replaceAll("\"(settings|spread)\":\\{[^}]*},?", "")
            .replaceAll("\"encoded\":\\{[^}]*},", "")
            .replaceAll("\"encoded\":[0-9.]+,", "")
            .replaceAll("\"interpolated\":(true|false),", "");

    Ladder read = Ladder.read(old.getBytes(UTF_8), "ladder.json");

    assertThat(read.rungs().get(0).encoded()).isEqualTo(new Ladder.Encoded(4020, 95.1));
    assertThat(read.rungs().get(0).shots().get(0).encoded()).isEqualTo(95);
    assertThat(read.rungs().get(0).shots().get(0).interpolated()).isFalse();
  }

  /** It does not say how its rungs were encoded. */
  @Test
  void read_ofSchema2_hasNeitherSettingsNorSpreads() {
    String old =
        new String(Json.canonical(LADDER), UTF_8)
            .replace("\"schema\":3,\"shots\"", "\"schema\":2,\"shots\"")
            .replaceAll("\"(settings|spread)\":\\{[^}]*},?", "");

    Ladder read = Ladder.read(old.getBytes(UTF_8), "ladder.json");

    assertThat(read.schema()).isEqualTo(2);
    assertThat(read.rungs().get(0).settings()).isEmpty();
    assertThat(read.rungs().get(0).shots().get(0).spread()).isEmpty();
    assertThat(read.rungs().get(0).encoded()).isEqualTo(new Ladder.Encoded(4000, 94.75));
  }

  @Test
  void drift_isMeasuredLessEncoded() {
    assertThat(LADDER.rungs().get(0).drift()).isCloseTo(-0.25, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"schema\":4,\"holograms\":[]}", "{\"schema\":4}"})
  void read_ofANewerSchema_isRefusedByName(String json) {
    refused(json, "ladder.json has schema 4; this Pershot reads up to 3");
  }

  @Test
  void read_ofOtherJson_namesTheKey() {
    refused("{\"rungs\":{}}", "ladder.json: 'rungs' takes a list");
    refused("[]", "ladder.json: the file takes an object in braces");
    refused("", "ladder.json: the file is empty");
  }

  private static void refused(String json, String fault) {
    assertThatExceptionOfType(PershotException.class)
        .isThrownBy(() -> Ladder.read(json.getBytes(UTF_8), "ladder.json"))
        .withMessage(fault)
        .returns(ErrorCode.LADDER_INVALID, PershotException::code);
  }
}
