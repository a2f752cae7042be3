package dev.pershot.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P10LE;

import dev.pershot.media.fixture.Scenery;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class FrameTest {
  /** No multiple of what rows are aligned to, so that there is padding behind each row. */
  private static final Resolution SIZE = new Resolution(150, 74);

  @Test
  void checksum_picture_isThatOfItsVisibleSamples() {
    try (Frame frame = Scenery.of(SIZE, 9).picture(3)) {
      CRC32C expected = new CRC32C();
      for (int plane = 0; plane < 3; plane++) {
        int shift = plane == 0 ? 0 : 1;
        byte[] row = new byte[SIZE.width() >> shift];
        for (int y = 0; y < SIZE.height() >> shift; y++) {
          long offset = (long) y * frame.pointer().linesize(plane);
          frame.pointer().data(plane).position(offset).get(row);
          expected.update(ByteBuffer.wrap(row));
        }
      }

      assertThat(frame.checksum()).isEqualTo((int) expected.getValue());
    }
  }

  @Test
  void checksum_padding_doesNotCount() {
    try (Frame frame = Scenery.of(SIZE, 9).picture(3)) {
      int before = frame.checksum();
      assertThat(frame.pointer().linesize(0)).isGreaterThan(SIZE.width());
      frame.pointer().data(0).put(SIZE.width(), (byte) 77);

      assertThat(frame.checksum()).isEqualTo(before);
    }
  }

  @Test
  void checksum_lastSampleOfAnyPlane_counts() {
    for (int plane = 0; plane < 3; plane++) {
      try (Frame frame = Scenery.tenBit(SIZE, 9).picture(3)) {
        int before = frame.checksum();
        int shift = plane == 0 ? 0 : 1;
        long last =
            (long) ((SIZE.height() >> shift) - 1) * frame.pointer().linesize(plane)
                + (SIZE.width() >> shift) * 2L
                - 1;
        byte old = frame.pointer().data(plane).get(last);
        frame.pointer().data(plane).put(last, (byte) (old + 1));

        assertThat(frame.checksum()).isNotEqualTo(before);
      }
    }
  }

  @Test
  void share_afterTheOriginalIsClosed_keepsThePixels() {
    Frame original = Scenery.of(SIZE, 9).picture(3);
    int checksum = original.checksum();
    try (Frame shared = original.share()) {
      original.close();

      assertThat(shared.checksum()).isEqualTo(checksum);
    }
  }

  @Test
  void scale_toMoreBits_keepsEverySample() {
    try (Frame eight = Scenery.of(SIZE, 9).picture(3);
        Frame ten = Frame.picture(SIZE, AV_PIX_FMT_YUV420P10LE);
        Scaler scaler =
            Scaler.of(
                SIZE, AV_PIX_FMT_YUV420P, SIZE, AV_PIX_FMT_YUV420P10LE, ScalerQuality.BICUBIC)) {
      scaler.scale(eight, ten);

      for (int x = 0; x < SIZE.width(); x++) {
        int sample = eight.pointer().data(0).get(x) & 0xff;
        int low = ten.pointer().data(0).get(2L * x) & 0xff;
        int high = ten.pointer().data(0).get(2L * x + 1) & 0xff;
        assertThat(high << 8 | low).isEqualTo(sample << 2);
      }
    }
  }

  @Test
  void scale_pictureOfAnotherSize_isRefused() {
    try (Frame source = Frame.picture(new Resolution(64, 64), AV_PIX_FMT_YUV420P);
        Frame target = Frame.picture(SIZE, AV_PIX_FMT_YUV420P);
        Scaler scaler =
            Scaler.of(SIZE, AV_PIX_FMT_YUV420P, SIZE, AV_PIX_FMT_YUV420P, ScalerQuality.BICUBIC)) {
      assertThatThrownBy(() -> scaler.scale(source, target))
          .isInstanceOfSatisfying(
              PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.FRAME_DIFFERS))
          .hasMessage("expected a picture of 150x74, got 64x64");
    }
  }
}
