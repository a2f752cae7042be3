package dev.pershot.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_force_cpu_flags;

import dev.pershot.media.fixture.Scenery;
import dev.pershot.model.Resolution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScalerTest {
  private static final Resolution FROM = new Resolution(480, 270);
  private static final Resolution TO = new Resolution(128, 72);

  @ParameterizedTest
  @EnumSource
  void scale_onACpuWithoutVectors_givesTheSamePicture(ScalerQuality quality) {
    int here = scaled(quality);
    av_force_cpu_flags(0);
    try {
      assertThat(scaled(quality)).isEqualTo(here);
    } finally {
      av_force_cpu_flags(-1);
    }
  }

  private static int scaled(ScalerQuality quality) {
    try (Scaler scaler = Scaler.of(FROM, AV_PIX_FMT_YUV420P, TO, AV_PIX_FMT_YUV420P, quality);
        Frame source = Scenery.of(FROM, 1).picture(3);
        Frame target = Frame.picture(TO, AV_PIX_FMT_YUV420P)) {
      scaler.scale(source, target);
      return target.checksum();
    }
  }
}
