package dev.pershot.ladder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.model.CodedFrame;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Resolution;
import dev.pershot.model.Samples;
import dev.pershot.model.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShotPointTest {
  private static final FrameRate PAL = new FrameRate(25, 1);

  @Test
  void of_aTrial_isItsRecipeRateQualityAndGroups() {
    ShotPoint point = ShotPoint.of(Samples.trial(), PAL);

    assertThat(point.resolution()).isEqualTo(new Resolution(1280, 720));
    assertThat(point.quantizer()).isEqualTo(26);
    assertThat(point.kbps()).isEqualTo(2175 * 8 / 1000.0 / (6 / 25.0));
    assertThat(point.quality()).isEqualTo(92.5);
    assertThat(point.gopBytes()).containsExactly(1175L, 1000L);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void gopBytes_addUpToTheStream(long seed) {
    Random random = new Random(seed);
    Trial sample = Samples.trial();
    List<CodedFrame> frames = new ArrayList<>();
    long bytes = 0;
    int groups = 0;
    for (CodedFrame frame : sample.codedFrames()) {
      boolean idr = frames.isEmpty() || random.nextBoolean();
      CodedFrame coded = new CodedFrame(frame.frame(), 1 + random.nextInt(9999), idr);
      frames.add(coded);
      bytes += coded.bytes();
      groups += idr ? 1 : 0;
    }
    Trial trial =
        new Trial(
            sample.spec(),
            bytes,
            sample.streamSha256(),
            frames,
            sample.scores(),
            sample.cpuSeconds(),
            sample.scoringCpuSeconds());

    List<Long> gopBytes = ShotPoint.of(trial, PAL).gopBytes();

    assertThat(gopBytes).hasSize(groups);
    assertThat(gopBytes.stream().mapToLong(Long::longValue).sum()).isEqualTo(bytes);
  }
}
