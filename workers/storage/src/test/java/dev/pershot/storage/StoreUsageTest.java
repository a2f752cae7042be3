package dev.pershot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.s3.S3Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUsageTest {
  private static final String RUN = "0123456789abcdef0123456789abcdef";
  private static final ArtifactKey TRIAL = new ArtifactKey("trials/ab/abcd.json");
  private static final ArtifactKey STREAM = new ArtifactKey("streams/ab/abcd.h264");
  private static final ArtifactKey LADDER = new ArtifactKey("runs/" + RUN + "/ladder.json");

  /** A folder needs none. */
  private static final S3Settings NONE = S3Settings.of(Optional.empty());

  @TempDir Path folder;

  @BeforeEach
  void fill() {
    FileStore store = FileStore.open(location());
    store.commit(TRIAL, new byte[100]);
    store.commit(STREAM, new byte[5_000]);
    store.commit(LADDER, new byte[30]);
  }

  private StoreLocation.Folder location() {
    return new StoreLocation.Folder(folder);
  }

  @Test
  void byKind_store_countsFilesAndBytes() {
    assertThat(StoreUsage.of(location(), NONE).byKind())
        .containsEntry("trials", new StoreUsage.Size(1, 100))
        .containsEntry("streams", new StoreUsage.Size(1, 5_000))
        .containsEntry("runs", new StoreUsage.Size(1, 30))
        .containsEntry("masters", new StoreUsage.Size(0, 0));
  }

  @Test
  void clearOlderThan_days_removesOnlyWhatIsOlder() throws IOException {
    age(STREAM.path(), 8);

    assertThat(StoreUsage.of(location(), NONE).clearOlderThan(7)).isEqualTo(1);

    assertThat(folder.resolve(STREAM.path())).doesNotExist();
    assertThat(folder.resolve(TRIAL.path())).exists();
  }

  /** A description that outlived its segments would be taken for a whole package. */
  @Test
  void clearOlderThan_package_isClearedAsAWholeOrNotAtAll() throws IOException {
    FileStore store = FileStore.open(location());
    for (String file : List.of("ab/abcd/1.m4s", "ab/abcd/track.json", "ab/abce/1.m4s")) {
      store.commit(new ArtifactKey("packages/" + file), new byte[10]);
      age("packages/" + file, 8);
    }
    store.commit(new ArtifactKey("packages/ab/abce/track.json"), new byte[10]);
    age("packages/ab/abce/track.json", 6);

    assertThat(StoreUsage.of(location(), NONE).clearOlderThan(7)).isEqualTo(2);

    assertThat(folder.resolve("packages/ab/abcd")).isEmptyDirectory();
    assertThat(folder.resolve("packages/ab/abce/1.m4s")).exists();
    assertThat(folder.resolve("packages/ab/abce/track.json")).exists();
  }

  private void age(String file, int days) throws IOException {
    Files.setLastModifiedTime(
        folder.resolve(file), FileTime.from(Instant.now().minus(Duration.ofDays(days))));
  }

  @Test
  void clearOlderThan_negativeDays_isAUsageErrorAndRemovesNothing() {
    assertThatThrownBy(() -> StoreUsage.of(location(), NONE).clearOlderThan(-1))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining("-1 days");
    assertThat(folder.resolve(TRIAL.path())).exists();
  }

  @Test
  void clearRun_run_keepsWhatOthersShare() {
    assertThat(StoreUsage.of(location(), NONE).clearRun(RUN)).isEqualTo(1);

    assertThat(folder.resolve(LADDER.path())).doesNotExist();
    assertThat(folder.resolve(TRIAL.path())).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffffffffffffffffffffffffffffffff", "../trials", "", "."})
  void clearRun_whatIsNoRun_isAUsageErrorAndRemovesNothing(String run) {
    assertThatThrownBy(() -> StoreUsage.of(location(), NONE).clearRun(run))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining("'" + run + "'");
    assertThat(folder.resolve(TRIAL.path())).exists();
    assertThat(folder.resolve(LADDER.path())).exists();
  }
}
