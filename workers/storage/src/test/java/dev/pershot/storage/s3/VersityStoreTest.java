package dev.pershot.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.ByteRanges;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.ArtifactKey;
import dev.pershot.storage.ArtifactStore;
import dev.pershot.storage.ArtifactStoreContract;
import dev.pershot.storage.LocalFile;
import dev.pershot.storage.StoreLocation;
import dev.pershot.storage.StoreUsage;
import dev.pershot.storage.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract on a second server, and what servers differ in. */
class VersityStoreTest extends ArtifactStoreContract {
  private static final ArtifactKey KEY = new ArtifactKey("streams/00/key");

  @TempDir static Path served;
  private static @Nullable VersityServer server;
  private static int stores;

  @TempDir Path folder;
  private StoreLocation.Bucket location;
  private S3Settings settings;
  private ArtifactStore store;

  @BeforeAll
  static void startServer() throws Exception {
    server = VersityServer.start(served, "films");
  }

  @AfterAll
  static void stopServer() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void openStore() {
    location = new StoreLocation.Bucket("films", "store-" + stores++);
    settings =
        S3Settings.of(Optional.ofNullable(server).map(VersityServer::endpoint)).withScratch(folder);
    store = Stores.open(location, settings);
  }

  @Override
  protected ArtifactStore store() {
    return store;
  }

  private Path made(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(store.scratch(), "made-", ".bin"), bytes);
  }

  @Test
  void commitFile_ofSeveralParts_isWholeAndStaysTheFirst() throws IOException {
    byte[] bytes = new byte[40_000_000];
    new Random(1).nextBytes(bytes);
    store.commitFile(KEY, made(bytes));
    store.commitFile(KEY, made(bytes));
    bytes[20_000_000]++;
    Path other = made(bytes);

    assertThatThrownBy(() -> store.commitFile(KEY, other))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESULT_DIFFERS))
        .hasMessageContaining("offset 20000000");
    bytes[20_000_000]--;
    try (LocalFile file = store.file(KEY)) {
      assertThat(file.path()).hasBinaryContent(bytes);
    }
    assertThat(
            S3Objects.at(settings)
                .client()
                .listMultipartUploads(list -> list.bucket("films"))
                .uploads())
        .isEmpty();
  }

  @Test
  void usage_ofABucket_isCounted() {
    store.commit(new ArtifactKey("trials/ab/abcd.json"), new byte[100]);

    assertThat(StoreUsage.of(location, settings).byKind())
        .containsEntry("trials", new StoreUsage.Size(1, 100))
        .containsEntry("masters", new StoreUsage.Size(0, 0));
  }

  @Test
  void ranges_ofAMasterThatChanged_fail() {
    S3Objects objects = S3Objects.at(settings);
    S3Place place = new S3Place("films", "masters/Reel 1 + ü.mov");
    objects.put(place, new byte[] {0, 1, 2, 3, 4}, "video/quicktime");
    ByteRanges ranges = objects.ranges(place, objects.master(place));
    byte[] into = new byte[2];
    ranges.read(2, into, 0, 2);
    assertThat(into).containsExactly(2, 3);
    objects.put(place, new byte[] {9, 9, 9, 9, 9}, "video/quicktime");

    assertThatThrownBy(() -> ranges.read(2, into, 0, 2))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.MASTER_DAMAGED));
  }

  @Test
  void open_noSuchBucket_saysSo() {
    assertThatThrownBy(() -> Stores.open(new StoreLocation.Bucket("nowhere", "store"), settings))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_MISSING));
  }
}
