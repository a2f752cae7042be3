package dev.pershot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
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

  @TempDir Path folder;

  @BeforeEach
  void fill() {
    FileStore store = FileStore.open(location());
    store.commit(TRIAL, new byte[100]);
    store.commit(STREAM, new byte[5_000]);
    store.commit(LADDER, new byte[30]);
  }

  private StoreLocation location() {
    return new StoreLocation(folder);
  }

  @Test
  void byKind_store_countsFilesAndBytes() {
    assertThat(new StoreUsage(location()).byKind())
        .containsEntry("trials", new StoreUsage.Size(1, 100))
        .containsEntry("streams", new StoreUsage.Size(1, 5_000))
        .containsEntry("runs", new StoreUsage.Size(1, 30))
        .containsEntry("masters", new StoreUsage.Size(0, 0));
  }

  @Test
  void clearOlderThan_days_removesOnlyWhatIsOlder() throws IOException {
    Files.setLastModifiedTime(
        folder.resolve(STREAM.path()), FileTime.from(Instant.now().minus(Duration.ofDays(8))));

    assertThat(new StoreUsage(location()).clearOlderThan(7)).isEqualTo(1);

    assertThat(folder.resolve(STREAM.path())).doesNotExist();
    assertThat(folder.resolve(TRIAL.path())).exists();
  }

  @Test
  void clearRun_run_keepsWhatOthersShare() {
    assertThat(new StoreUsage(location()).clearRun(RUN)).isEqualTo(1);

    assertThat(folder.resolve(LADDER.path())).doesNotExist();
    assertThat(folder.resolve(TRIAL.path())).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffffffffffffffffffffffffffffffff", "../trials", "", "."})
  void clearRun_whatIsNoRun_isAUsageErrorAndRemovesNothing(String run) {
    assertThatThrownBy(() -> new StoreUsage(location()).clearRun(run))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining("'" + run + "'");
    assertThat(folder.resolve(TRIAL.path())).exists();
    assertThat(folder.resolve(LADDER.path())).exists();
  }
}
