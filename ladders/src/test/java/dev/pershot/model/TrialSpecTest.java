package dev.pershot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialSpecTest {
  private static final int SCHEMA = TrialSpec.SCHEMA;
  private static final TrialSpec SPEC = Samples.spec();
  private static final Recipe R = SPEC.recipe();

  /** A change here forsakes every store there is: raise {@link TrialSpec#SCHEMA} instead. */
  @Test
  void key_isStable() {
    assertThat(SPEC.key())
        .isEqualTo("05095dbc0da7d2d5b482fa4aedf98ed87527ee946db42ed440964cf924ebcf88");
  }

  @Test
  void key_ofAnEqualSpec_isTheSame() {
    assertThat(Samples.spec().key()).isEqualTo(SPEC.key());
  }

  @Test
  void key_changesWithEveryComponent() {
    List<TrialSpec> specs = new ArrayList<>(List.of(SPEC));
    specs.add(spec(SCHEMA + 1, SPEC.contentId(), SPEC.range(), SPEC.idrFrames(), R));
    specs.add(spec(SCHEMA, "f" + SPEC.contentId().substring(1), SPEC.range(), SPEC.idrFrames(), R));
    specs.add(spec(SCHEMA, SPEC.contentId(), new FrameRange(99, 106), SPEC.idrFrames(), R));
    specs.add(spec(SCHEMA, SPEC.contentId(), new FrameRange(100, 107), SPEC.idrFrames(), R));
    specs.add(spec(SCHEMA, SPEC.contentId(), SPEC.range(), List.of(0), R));
    recipes()
        .forEach(r -> specs.add(spec(SCHEMA, SPEC.contentId(), SPEC.range(), SPEC.idrFrames(), r)));
    for (List<String> models : List.of(List.of(Samples.V1), List.of(Samples.V061, Samples.V1))) {
      specs.add(measured(models, SPEC.versions()));
    }
    Versions v = SPEC.versions();
    specs.add(measured(SPEC.models(), new Versions("8.0.2", v.encoder(), v.libvmaf())));
    specs.add(measured(SPEC.models(), new Versions(v.ffmpeg(), "libx264 165", v.libvmaf())));
    specs.add(measured(SPEC.models(), new Versions(v.ffmpeg(), v.encoder(), "3.2.1")));

    specs.add(scored(new FrameSampling(3)));

    assertThat(specs).extracting(TrialSpec::key).doesNotHaveDuplicates().hasSize(20);
  }

  private static List<Recipe> recipes() {
    Resolution size = R.resolution();
    Resolution other = new Resolution(1280, 718);
    return List.of(
        recipe("h265", size, 26, R.preset(), R.parameters(), R.pixelFormat(), R.scaler(), "x"),
        recipe("h264", other, 26, R.preset(), R.parameters(), R.pixelFormat(), R.scaler(), "x"),
        recipe("h264", size, 26.5, R.preset(), R.parameters(), R.pixelFormat(), R.scaler(), "x"),
        recipe("h264", size, 26, "slow", R.parameters(), R.pixelFormat(), R.scaler(), "x"),
        recipe("h264", size, 26, R.preset(), "", R.pixelFormat(), R.scaler(), "x"),
        recipe("h264", size, 26, R.preset(), R.parameters(), "yuv420p10le", R.scaler(), "x"),
        recipe("h264", size, 26, R.preset(), R.parameters(), R.pixelFormat(), "bicubic", "x"),
        recipe("h264", size, 26, R.preset(), R.parameters(), R.pixelFormat(), R.scaler(), "x"));
  }

  private static Recipe recipe(
      String codec,
      Resolution size,
      double quantizer,
      String preset,
      String parameters,
      String pixelFormat,
      String scaler,
      String encoder) {
    return new Recipe(codec, size, quantizer, preset, parameters, pixelFormat, scaler, encoder);
  }

  private static TrialSpec spec(
      int schema, String contentId, FrameRange range, List<Integer> idrFrames, Recipe recipe) {
    return new TrialSpec(
        schema, contentId, range, idrFrames, recipe, SPEC.models(), SPEC.scored(), SPEC.versions());
  }

  private static TrialSpec measured(List<String> models, Versions versions) {
    return new TrialSpec(
        SCHEMA,
        SPEC.contentId(),
        SPEC.range(),
        SPEC.idrFrames(),
        R,
        models,
        SPEC.scored(),
        versions);
  }

  private static TrialSpec scored(FrameSampling scored) {
    return new TrialSpec(
        SCHEMA,
        SPEC.contentId(),
        SPEC.range(),
        SPEC.idrFrames(),
        R,
        SPEC.models(),
        scored,
        SPEC.versions());
  }

  @Test
  void spec_ofWhichNoFrameWouldBeScored_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scored(new FrameSampling(13)))
        .withMessageContaining("no frame");
  }

  @Test
  void spec_whoseFirstFrameIsNoIdr_isRefused() {
    for (List<Integer> idrFrames : List.of(List.<Integer>of(), List.of(1, 3))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> spec(SCHEMA, SPEC.contentId(), SPEC.range(), idrFrames, R))
          .withMessageContaining("first frame is an IDR");
    }
  }

  @Test
  void spec_withoutModels_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> measured(List.of(), SPEC.versions()))
        .withMessageContaining("at least one model");
  }
}
