package dev.pershot.sample.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.media.ffmpeg.Decoder;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.master.ContentId;
import dev.pershot.media.master.MasterProbe;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import dev.pershot.sample.SampleMaster;
import dev.pershot.sample.picture.Yuv420Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleMasterWriterTest {
  private static final int COMPARED_EVERY = 64;
  private static final double LEAST_PSNR = 42;
  private static final List<Integer> PROGRESS = new ArrayList<>();

  @TempDir static Path folder;

  private final SampleMaster film = new SampleMaster();

  @BeforeAll
  static void write() {
    SampleMasterWriter.write(master(), PROGRESS::add);
  }

  @Test
  void write_folder_holdsTheMasterAndItsCutsAlone() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrder(master(), folder.resolve("sample.cuts.json"));
    }
    assertThat(Files.readAllBytes(SampleMasterWriter.cuts(master())))
        .isEqualTo(film.truth().cutsJson());
    assertThat(Files.size(master())).isBetween(15_000_000L, 60_000_000L);
  }

  @Test
  void write_again_givesTheSameBytes() throws IOException {
    Path second = Files.createDirectory(folder.resolveSibling(folder.getFileName() + "-again"));
    try {
      SampleMasterWriter.write(second.resolve("other.mp4"));

      assertThat(Files.mismatch(master(), second.resolve("other.mp4"))).isEqualTo(-1);
    } finally {
      Files.deleteIfExists(second.resolve("other.mp4"));
      Files.deleteIfExists(second.resolve("other.cuts.json"));
      Files.delete(second);
    }
  }

  @Test
  void write_progress_countsEveryFrame() {
    assertThat(PROGRESS)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, film.frames()).boxed().toList());
  }

  @Test
  void probe_ofTheMaster_findsWhatWasMade() {
    Master probed =
        MasterProbe.probe(
            MasterSource.of(master()), ContentId.of(MasterSource.of(master()), bytes -> {}));

    assertThat(probed.frames()).isEqualTo(film.frames());
    assertThat(probed.video().frameRate()).isEqualTo(SampleMaster.FRAME_RATE);
    assertThat(probed.video().resolution()).isEqualTo(SampleMaster.RESOLUTION);
    assertThat(probed.video().pixelFormat()).isEqualTo("yuv420p");
    assertThat(probed.video().colour().range()).isEqualTo("tv");
    assertThat(probed.video().colour().matrix()).isEqualTo("bt709");
    assertThat(probed.audio())
        .hasValueSatisfying(
            audio -> {
              assertThat(audio.sampleRate()).isEqualTo(48_000);
              assertThat(audio.channels()).isEqualTo(2);
              assertThat(audio.codec()).isEqualTo("flac");
            });
  }

  @Test
  void pictures_ofTheMaster_areThoseOfTheFilm() {
    int decoded = 0;
    try (MediaInput input = MediaInput.open(MasterSource.of(master()));
        Decoder decoder = Decoder.of(input, 0, 2);
        Packet packet = Packet.empty();
        Frame frame = Frame.empty()) {
      boolean more = true;
      while (more) {
        more = input.read(packet);
        if (!more) {
          decoder.send(null);
        } else if (packet.stream() == 0) {
          decoder.send(packet);
        }
        while (decoder.receive(frame)) {
          if (decoded % COMPARED_EVERY == 0) {
            assertThat(psnr(frame, decoded)).as("frame %d", decoded).isGreaterThan(LEAST_PSNR);
          }
          decoded++;
        }
      }
    }
    assertThat(decoded).isEqualTo(film.frames());
  }

  @Test
  void write_intoNoFolder_isOneSentence() {
    Path nowhere = folder.resolve("no-such-folder").resolve("sample.mp4");

    assertThatThrownBy(() -> SampleMasterWriter.write(nowhere))
        .isInstanceOf(PershotException.class)
        .hasMessageContaining("no-such-folder")
        .hasMessageContaining("No such file or directory");
  }

  @Test
  void write_anotherExtension_isRefused() {
    assertThatThrownBy(() -> SampleMasterWriter.write(folder.resolve("sample.mov")))
        .hasMessageContaining("sample.mov");
  }

  private static Path master() {
    return folder.resolve("sample.mp4");
  }

  /** Of the luma plane, in dB. */
  private double psnr(Frame frame, int index) {
    Yuv420Picture drawn = SampleMaster.newPicture();
    film.draw(index, drawn);
    byte[] row = new byte[drawn.width()];
    BytePointer luma = new BytePointer(frame.pointer().data(0));
    double squares = 1e-9;
    for (int y = 0; y < drawn.height(); y++) {
      luma.position((long) y * frame.pointer().linesize(0)).get(row);
      for (int x = 0; x < row.length; x++) {
        int error = (row[x] & 0xff) - (drawn.luma()[y * row.length + x] & 0xff);
        squares += error * error;
      }
    }
    return 10 * Math.log10(255.0 * 255.0 * drawn.luma().length / squares);
  }
}
