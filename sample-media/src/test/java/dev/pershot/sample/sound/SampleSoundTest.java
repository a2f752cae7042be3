package dev.pershot.sample.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleSoundTest {
  private static final int SECONDS = 8;
  private static final int STEP_OF_A_TICK = 5_000;

  @Test
  void tick_amongTheMusic_beginsOnItsSample() {
    SampleSound sound = SampleSound.of(SECONDS * SampleSound.RATE, 96_000, 220_800);

    assertThat(onsets(sound, 0)).containsExactly(96_000, 220_800);
    assertThat(onsets(sound, 1)).containsExactly(96_000, 220_800);
  }

  @Test
  void music_ofAnyLength_isQuietAndNeverClips() {
    SampleSound sound = SampleSound.of(SECONDS * SampleSound.RATE);
    double power = 0;
    for (int i = 0; i < sound.length(); i++) {
      assertThat((int) sound.at(i, 0)).isBetween(-16_000, 16_000);
      power += (double) sound.at(i, 0) * sound.at(i, 0) / sound.length();
    }

    assertThat(Math.sqrt(power)).isBetween(500.0, 4_000.0);
  }

  @Test
  void interleaved_samples_alternateLeftAndRight() {
    SampleSound sound = SampleSound.of(SampleSound.RATE);
    short[] samples = sound.interleaved();

    assertThat(samples).hasSize(2 * sound.length());
    assertThat(samples[2 * 30_000]).isEqualTo(sound.at(30_000, 0));
    assertThat(samples[2 * 30_000 + 1]).isEqualTo(sound.at(30_000, 1));
  }

  /** Where the wave jumps as only a tick makes it, at least a tenth of a second apart. */
  private static List<Integer> onsets(SampleSound sound, int channel) {
    List<Integer> onsets = new ArrayList<>();
    int quietUntil = 0;
    for (int i = 1; i < sound.length(); i++) {
      int step = Math.abs(sound.at(i, channel) - sound.at(i - 1, channel));
      if (i >= quietUntil && step > STEP_OF_A_TICK) {
        onsets.add(i);
        quietUntil = i + SampleSound.RATE / 10;
      }
    }
    return onsets;
  }
}
