package dev.pershot.app.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ByteMeter;
import dev.pershot.model.ByteRanges;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.ErrorKind;
import dev.pershot.model.PershotException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MastersTest {
  private static final String FILM = "s3://films/2026/#1 a?b.mov";

  @TempDir Path folder;

  /** One object, whose ETag and length can change. */
  private static final class Bucket implements RemoteMasters {
    private String etag = "9b2c";
    private int length = 5;

    @Override
    public String version(String uri) {
      assertThat(uri).isEqualTo(FILM);
      return etag;
    }

    @Override
    public ByteRanges open(String uri, String version) {
      assertThat(uri).isEqualTo(FILM);
      if (!version.equals(etag)) {
        throw new PershotException(ErrorCode.MASTER_DAMAGED, "the master " + uri + " changed");
      }
      return new ByteRanges() {
        @Override
        public long length() {
          return length;
        }

        @Override
        public void read(long offset, byte[] into, int at, int count) {}

        @Override
        public void close() {}
      };
    }
  }

  @Test
  void object_isPinnedToWhatItHoldsAndReadByTheJobsText() {
    Bucket bucket = new Bucket();
    Masters masters = Masters.of(bucket, 1);
    MasterLocation pinned = masters.pinned(MasterLocation.parse(FILM));
    String text = Masters.forJob(pinned);

    assertThat(text).isEqualTo(FILM + "#etag=9b2c");
    assertThat(pinned).hasToString(FILM);
    MasterSource source = masters.ofJob(text, 5);
    assertThat(source).hasToString(FILM);
    assertThat(source.name()).isEqualTo("#1 a?b.mov");
    try (ByteRanges bytes = source.bytes()) {
      assertThat(bytes.length()).isEqualTo(5);
    }

    bucket.etag = "other";
    assertThatThrownBy(source::bytes)
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code().kind()).isEqualTo(ErrorKind.INPUT))
        .hasMessageContaining("changed");
  }

  @Test
  void counted_rangesThatAreFetched_areToldToTheMeter() {
    AtomicLong fetched = new AtomicLong();
    Masters masters =
        Masters.of(new Bucket(), 1)
            .counted(
                new ByteMeter() {
                  @Override
                  public void read(long bytes) {
                    fetched.addAndGet(bytes);
                  }

                  @Override
                  public void written(long bytes) {}
                });
    try (ByteRanges bytes = masters.ofJob(FILM + "#etag=9b2c", 5).bytes()) {
      bytes.read(0, new byte[4], 0, 3);
      bytes.read(3, new byte[4], 1, 2);
    }
    assertThat(fetched).hasValue(5);
  }

  @Test
  void object_ofAnotherLengthThanTheJobs_changed() {
    Masters masters = Masters.of(new Bucket(), 1);

    assertThatThrownBy(() -> masters.ofJob(FILM + "#etag=9b2c", 6).bytes())
        .hasMessage("the master " + FILM + " changed while it was in use");
  }

  @Test
  void file_keepsItsTextAndIsHeldToItsLength() throws Exception {
    Path file = Files.writeString(folder.resolve("take:1.mp4"), "12345");
    Masters masters = Masters.inFiles();
    String text = Masters.forJob(masters.pinned(MasterLocation.parse(file.toString())));

    assertThat(text).isEqualTo("file:" + file);
    assertThat(masters.ofJob(text, 5)).isEqualTo(MasterSource.of(file));
    assertThatThrownBy(() -> masters.ofJob(text, 6)).hasMessageContaining("changed while");
    Files.delete(file);
    assertThatThrownBy(() -> masters.ofJob(text, 5)).hasMessageContaining("no longer at");
  }

  @Test
  void object_withoutAStoreOfObjects_isRefusedInOneSentence() {
    assertThatThrownBy(() -> Masters.inFiles().open(MasterLocation.parse(FILM)))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessage("this Pershot reads masters from files only, not from " + FILM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"s3://", "s3://bucket", "s3://bucket/", "s3:///key", "s3://b/folder/", ""})
  void parse_whatNamesNoMaster_isRefused(String text) {
    assertThatThrownBy(() -> MasterLocation.parse(text))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE));
  }
}
