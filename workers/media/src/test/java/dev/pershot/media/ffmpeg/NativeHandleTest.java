package dev.pershot.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P10LE;

import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.Specs;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Master.Colour;
import dev.pershot.model.Resolution;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NativeHandleTest {
  private static final Resolution SIZE = new Resolution(160, 96);
  private static final FrameRate RATE = new FrameRate(25, 1);

  @TempDir static Path folder;
  private static Path film;

  @BeforeAll
  static void writeFilm() {
    film = Film.of(Scenery.of(SIZE, 1), RATE, 4).write(folder.resolve("film.mp4"));
  }

  static Stream<Arguments> handles() {
    return Stream.of(
        handle("Frame", () -> Frame.picture(SIZE, AV_PIX_FMT_YUV420P)),
        handle("Frame", Frame::empty),
        handle("Packet", Packet::empty),
        handle("VideoEncoder", NativeHandleTest::encoder),
        handle("AacEncoder", () -> AacEncoder.open(48_000, 128)),
        handle(
            "Scaler",
            () ->
                Scaler.of(
                    SIZE, AV_PIX_FMT_YUV420P, SIZE, AV_PIX_FMT_YUV420P10LE, ScalerQuality.BICUBIC)),
        handle("MediaInput", () -> MediaInput.open(MasterSource.of(film))),
        handle("Decoder", NativeHandleTest::decoder),
        handle("FragmentMuxer", NativeHandleTest::muxer));
  }

  private static Arguments handle(String name, Supplier<NativeHandle<?>> open) {
    return Arguments.of(name, open);
  }

  private static VideoEncoder encoder() {
    Colour colour = new Colour("tv", "bt709", "bt709", "bt709", "left");
    return VideoEncoder.open(Specs.recipe(SIZE, 30), RATE, colour);
  }

  private static Decoder decoder() {
    try (VideoEncoder encoder = encoder()) {
      return Decoder.h264(encoder.parameterSets());
    }
  }

  private static FragmentMuxer muxer() {
    try (VideoEncoder encoder = encoder()) {
      return FragmentMuxer.h264(SIZE, encoder.parameterSets(), 12_800);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("handles")
  void close_twice_isHarmless(String name, Supplier<NativeHandle<?>> open) {
    NativeHandle<?> handle = open.get();
    handle.close();

    assertThatCode(handle::close).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("handles")
  void pointer_afterClose_isRefused(String name, Supplier<NativeHandle<?>> open) {
    NativeHandle<?> handle = open.get();
    handle.close();

    assertThatThrownBy(handle::pointer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(name + " is closed");
  }
}
