package dev.pershot.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pershot.media.fixture.FarFile;
import dev.pershot.media.fixture.Film;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.Scenery;
import dev.pershot.media.fixture.Sound;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Resolution;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteSoundTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"a.mp4", "b.mov", "c.mkv"})
  void sound_ofARemoteMaster_isThatOfTheFile(String name) {
    OpenedMaster master =
        OpenedMaster.of(
            Film.of(Scenery.of(new Resolution(64, 64), 1), new FrameRate(25, 1), 50)
                .with(Sound.clicks("aac", 48_000, 2, List.of(new Sound.Span(0, 2)), 0.4))
                .write(folder.resolve(name)));
    EncodedAudio near = EncodedAudio.of(master.source(), master.master(), 0, 128, () -> {});
    EncodedAudio far =
        EncodedAudio.of(new FarFile(master.file()).source(), master.master(), 0, 128, () -> {});

    assertThat(far.count()).isEqualTo(near.count()).isGreaterThan(80);
    for (int frame = -1; frame < near.count(); frame++) {
      assertThat(far.frame(frame)).isEqualTo(near.frame(frame));
    }
  }
}
