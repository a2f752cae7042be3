package dev.pershot.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_A53_CC;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_new_side_data;

import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.Specs;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Master.Colour;
import dev.pershot.model.PershotException;
import dev.pershot.model.Recipe;
import dev.pershot.model.Resolution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoEncoderTest {
  private static final Resolution SIZE = new Resolution(160, 96);
  private static final Colour UNKNOWN =
      new Colour("unknown", "unknown", "unknown", "unknown", "unknown");
  private static final FrameRate RATE = new FrameRate(25, 1);

  /** So that shots of other quantizers share an init segment. */
  @Test
  void parameterSets_otherQuantizer_areTheSame() {
    assertThat(parameterSets(18)).isEqualTo(parameterSets(45));
  }

  private static byte[] parameterSets(double crf) {
    try (VideoEncoder encoder = VideoEncoder.open(Specs.recipe(SIZE, crf), RATE, UNKNOWN)) {
      return encoder.parameterSets();
    }
  }

  @ParameterizedTest
  @CsvSource({"hasty, keyint=99, yuv420p", "medium, keyint=99, yuv999p"})
  void open_whatX264DoesNotTake_isNamed(String preset, String parameters, String pixelFormat) {
    Recipe recipe =
        new Recipe("h264", SIZE, 30, preset, parameters, pixelFormat, "lanczos", "libx264");

    assertThatThrownBy(() -> VideoEncoder.open(recipe, RATE, UNKNOWN))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ENCODE_FAILED))
        .hasMessageStartingWith("x264 does not take ")
        .hasMessageContaining(preset)
        .hasMessageContaining(parameters);
  }

  /** Only a rung of the master's own size is given decoded frames, captions and all. */
  @Test
  void send_frameWithCaptions_encodesThePictureOnly() {
    assertThat(encoded(true)).isEqualTo(encoded(false));
  }

  private static byte[] encoded(boolean captions) {
    try (VideoEncoder encoder = VideoEncoder.open(Specs.recipe(SIZE, 30), RATE, UNKNOWN);
        Frame picture = Scenery.of(SIZE, 1).picture(0);
        Packet packet = Packet.empty()) {
      if (captions) {
        byte[] caption = {(byte) 0xfc, (byte) 0x94, 0x2c};
        av_frame_new_side_data(picture.pointer(), AV_FRAME_DATA_A53_CC, caption.length)
            .data()
            .put(caption, 0, caption.length);
      }
      encoder.send(picture, 0, true);
      encoder.finish();
      assertThat(encoder.receive(packet)).isTrue();
      return packet.bytes();
    }
  }

  @Test
  void version_ofX264_isFoundInItsFirstFrame() {
    assertThat(X264.version()).matches("libx264 core \\d+");
  }
}
