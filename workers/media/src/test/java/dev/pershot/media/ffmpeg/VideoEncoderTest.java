package dev.pershot.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_A53_CC;
import static org.bytedeco.ffmpeg.global.avutil.AV_FRAME_DATA_STEREO3D;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_new_side_data;

import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.Specs;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Master.Colour;
import dev.pershot.model.PershotException;
import dev.pershot.model.Recipe;
import dev.pershot.model.Resolution;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VideoEncoderTest {
  private static final int NO_SIDE_DATA = -1;
  private static final byte[] CAPTION = {(byte) 0xfc, (byte) 0x94, 0x2c};

  /** An AVStereo3D whose type is AV_STEREO3D_SIDEBYSIDE. */
  private static final byte[] SIDE_BY_SIDE = Arrays.copyOf(new byte[] {1}, 64);

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

  /** Only a rung of the master's own size is given decoded frames, with all that came with them. */
  @ParameterizedTest
  @ValueSource(ints = {AV_FRAME_DATA_A53_CC, AV_FRAME_DATA_STEREO3D})
  void send_frameWithSideData_encodesThePictureOnly(int type) {
    assertThat(encoded(type)).isEqualTo(encoded(NO_SIDE_DATA));
  }

  /** Two IDR frames: x264 says what it was told of an arrangement in front of each. */
  private static byte[] encoded(int sideData) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (VideoEncoder encoder = VideoEncoder.open(Specs.recipe(SIZE, 30), RATE, UNKNOWN);
        Packet packet = Packet.empty()) {
      for (int i = 0; i < 2; i++) {
        try (Frame picture = Scenery.of(SIZE, 1).picture(i)) {
          if (sideData != NO_SIDE_DATA) {
            byte[] content = sideData == AV_FRAME_DATA_STEREO3D ? SIDE_BY_SIDE : CAPTION;
            av_frame_new_side_data(picture.pointer(), sideData, content.length)
                .data()
                .put(content, 0, content.length);
          }
          encoder.send(picture, i, true);
        }
      }
      encoder.finish();
      while (encoder.receive(packet)) {
        bytes.writeBytes(packet.bytes());
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void version_ofX264_isFoundInItsFirstFrame() {
    assertThat(X264.version()).matches("libx264 core \\d+");
  }
}
