package dev.pershot.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3StoreTest extends ArtifactStoreContract {
  private static final ArtifactKey KEY = new ArtifactKey("streams/00/key");
  private static final int SEVERAL_PARTS = 40_000_000;

  /** So short that faults do not last, so long that a busy machine is no fault. */
  private static final Patience SHORT =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          12,
          Duration.ofMillis(5),
          Duration.ofMillis(50));

  @TempDir static Path served;
  private static S3ProxyServer server;
  private static int stores;

  @TempDir Path folder;
  private StoreLocation.Bucket location;
  private S3Settings settings;
  private ArtifactStore store;

  @BeforeAll
  static void startServer() throws Exception {
    server = S3ProxyServer.start(served, "films");
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  @BeforeEach
  void openStore() {
    location = new StoreLocation.Bucket("films", "store-" + stores++);
    settings = new S3Settings(Optional.of(server.endpoint()), folder, 1L << 30, SHORT);
    store = Stores.open(location, settings);
  }

  @Override
  protected ArtifactStore store() {
    return store;
  }

  private S3Objects objects() {
    return S3Objects.at(settings);
  }

  private Path made(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(store.scratch(), "made-", ".bin"), bytes);
  }

  private static byte[] noise(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.walk(store.scratch())) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lock"))
          .toList();
    }
  }

  @Test
  void file_whoseCopyWasCutShort_isFetchedAgain() throws IOException {
    byte[] bytes = noise(5_000, 7);
    store.commit(KEY, bytes);
    Path copy;
    try (LocalFile file = store.file(KEY)) {
      copy = file.path();
    }
    Files.write(copy, new byte[2_500]);

    try (LocalFile file = store.file(KEY)) {
      assertThat(file.path()).hasBinaryContent(bytes);
    }
  }

  @Test
  void open_again_seesWhatWasCommitted() {
    store.commit(KEY, new byte[] {1, 2, 3});

    assertThat(Stores.open(location, settings).read(KEY)).hasValue(new byte[] {1, 2, 3});
  }

  @Test
  void stores_inOneBucket_doNotMeet() {
    store.commit(KEY, new byte[] {1});
    ArtifactStore other =
        Stores.open(new StoreLocation.Bucket("films", location.prefix() + "0"), settings);

    assertThat(other.exists(KEY)).isFalse();
  }

  @Test
  void commit_sixtyFourAtOnce_hasOneWinner() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(64);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<byte[]>> held = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        byte[] own = noise(1_000, i);
        held.add(
            writers.submit(
                () -> {
                  start.await();
                  return store.commit(KEY, own);
                }));
      }
      start.countDown();
      byte[] winner = held.get(0).get();
      for (Future<byte[]> one : held) {
        assertThat(one.get()).isEqualTo(winner);
      }
      assertThat(store.read(KEY)).hasValue(winner);
    } finally {
      writers.shutdownNow();
    }
  }

  @Test
  void commitFile_ofSeveralParts_comesBackTheSame() throws IOException {
    byte[] bytes = noise(SEVERAL_PARTS, 1);

    store.commitFile(KEY, made(bytes));

    S3Place place = S3Place.in(location, KEY);
    assertThat(objects().find(place).orElseThrow().etag()).endsWith("-3\"");
    try (LocalFile file = store.file(KEY)) {
      assertThat(file.path()).hasBinaryContent(bytes);
    }
    assertThat(server.openUploads(S3Place.in(location, KEY))).isZero();
  }

  @Test
  void commitFile_ofSeveralPartsTwice_keepsTheFirstAndLeavesNothing() throws IOException {
    byte[] bytes = noise(SEVERAL_PARTS, 1);
    store.commitFile(KEY, made(bytes));
    store.commitFile(KEY, made(bytes));
    bytes[30_000_000]++;
    Path other = made(bytes);

    assertThatThrownBy(() -> store.commitFile(KEY, other))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESULT_DIFFERS))
        .hasMessageContaining("offset 30000000");
    assertThat(server.openUploads(S3Place.in(location, KEY))).isZero();
    assertThat(left()).isEmpty();
  }

  @Test
  void commitFile_thatFailsInTheMiddle_takesItsPartsBack() throws IOException {
    FaultyProxy.Plan second =
        (method, path) ->
            path.contains("partNumber=2")
                ? Optional.of(FaultyProxy.Fault.INTERNAL_ERROR)
                : Optional.empty();
    try (FaultyProxy proxy = FaultyProxy.start(server.endpoint(), second, Duration.ZERO)) {
      ArtifactStore faulty = through(proxy);
      Path file = made(noise(SEVERAL_PARTS, 1));

      assertThatThrownBy(() -> faulty.commitFile(KEY, file))
          .isInstanceOfSatisfying(
              PershotException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_UNREACHABLE))
          .hasMessageContaining("500 InternalError");
      assertThat(proxy.faults(FaultyProxy.Fault.INTERNAL_ERROR)).isEqualTo(SHORT.attempts());
      assertThat(file).doesNotExist();
    }
    assertThat(server.openUploads(S3Place.in(location, KEY))).isZero();
    assertThat(store.exists(KEY)).isFalse();
  }

  private ArtifactStore through(FaultyProxy proxy) {
    return Stores.open(
        location, new S3Settings(Optional.of(proxy.endpoint()), folder, 1L << 30, SHORT));
  }

  @Test
  void commits_whileAFifthOfTheCallsFail_areAllDoneOnce() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(8);
    try (FaultyProxy proxy =
        FaultyProxy.start(server.endpoint(), FaultyProxy.share(0.2, 4), Duration.ofMillis(300))) {
      ArtifactStore faulty = through(proxy);
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < 120; i++) {
        int artifact = i / 2;
        done.add(writers.submit(() -> commitBoth(faulty, artifact)));
      }
      Path large = made(noise(SEVERAL_PARTS, 1));
      done.add(writers.submit(() -> faulty.commitFile(KEY, large)));
      for (Future<?> one : done) {
        one.get();
      }
      for (FaultyProxy.Fault fault : FaultyProxy.Fault.values()) {
        assertThat(proxy.faults(fault)).as(fault.name()).isPositive();
      }
    } finally {
      writers.shutdownNow();
    }
    for (int artifact = 0; artifact < 60; artifact++) {
      assertThat(store.read(small(artifact))).hasValue(noise(500, artifact));
      assertThat(store.read(file(artifact))).hasValue(noise(5_000, artifact));
    }
    assertThat(store.read(KEY)).hasValue(noise(SEVERAL_PARTS, 1));
    assertThat(StoreUsage.of(location, settings).byKind())
        .containsEntry("trials", new StoreUsage.Size(120, 60 * 5_500));
  }

  private static ArtifactKey small(int artifact) {
    return new ArtifactKey("trials/small/" + artifact);
  }

  private static ArtifactKey file(int artifact) {
    return new ArtifactKey("trials/file/" + artifact);
  }

  /** What two workers do that got the same work. */
  private Void commitBoth(ArtifactStore faulty, int artifact) throws IOException {
    assertThat(faulty.commit(small(artifact), noise(500, artifact)))
        .isEqualTo(noise(500, artifact));
    faulty.commitFile(file(artifact), made(noise(5_000, artifact)));
    assertThat(faulty.exists(file(artifact))).isTrue();
    return null;
  }

  @Test
  void read_bytesThatAreNotThoseWritten_isACorruptStore() throws IOException {
    store.commit(KEY, new byte[] {1, 2, 3});
    S3Place place = S3Place.in(location, KEY);
    objects()
        .client()
        .putObject(
            put ->
                put.bucket(place.bucket())
                    .key(place.key())
                    .metadata(Map.of(S3Objects.SHA256, "0".repeat(64))),
            Content.of(new byte[] {1, 2, 4}).body(0, 3));

    for (Runnable reading : List.<Runnable>of(() -> store.read(KEY), () -> store.file(KEY))) {
      assertThatThrownBy(reading::run)
          .isInstanceOfSatisfying(
              PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_CORRUPT))
          .hasMessageContaining(place.toString());
    }
    assertThat(left()).isEmpty();
  }

  @Test
  void file_moreThanTheLimit_keepsWhatIsHeldAndWhatWasUsedLast() throws IOException {
    ArtifactStore small = Stores.open(location, settings.within(10_000));
    for (int i = 0; i < 6; i++) {
      small.commit(small(i), noise(1_000, i));
    }
    try (LocalFile held = small.file(small(0))) {
      Path first = path(small, 1);
      Path second = path(small, 2);
      assertThat(first).doesNotExist();
      assertThat(second).exists();
      for (int i = 3; i < 6; i++) {
        path(small, i);
        assertThat(bytesIn(small.scratch().resolve("copies"))).isLessThanOrEqualTo(2_500);
      }
      assertThat(held.path()).hasBinaryContent(noise(1_000, 0));
      assertThat(second).doesNotExist();
    }
    List<LocalFile> all = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      all.add(small.file(small(i)));
    }
    for (int i = 0; i < 6; i++) {
      assertThat(all.get(i).path()).hasBinaryContent(noise(1_000, i));
    }
    all.forEach(LocalFile::close);
    assertThat(bytesIn(small.scratch().resolve("copies"))).isLessThanOrEqualTo(2_500);
  }

  private static Path path(ArtifactStore store, int artifact) {
    try (LocalFile file = store.file(small(artifact))) {
      return file.path();
    }
  }

  private static long bytesIn(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Test
  void file_wantedByManyAtOnce_isFetchedOnceAndWhole() throws Exception {
    byte[] bytes = noise(3_000_000, 1);
    store.commit(KEY, bytes);
    ExecutorService readers = Executors.newFixedThreadPool(16);
    try (FaultyProxy counting =
        FaultyProxy.start(server.endpoint(), (method, path) -> Optional.empty(), Duration.ZERO)) {
      ArtifactStore counted = through(counting);
      long before = counting.calls();
      List<Future<LocalFile>> files = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        files.add(readers.submit(() -> counted.file(KEY)));
      }
      for (Future<LocalFile> file : files) {
        assertThat(file.get().path()).hasBinaryContent(bytes);
        file.get().close();
      }
      assertThat(counting.calls() - before).isEqualTo(1);
    } finally {
      readers.shutdownNow();
    }
  }

  @Test
  void usage_ofABucket_isCountedAndCleared() {
    String run = "0123456789abcdef0123456789abcdef";
    store.commit(new ArtifactKey("trials/ab/abcd.json"), new byte[100]);
    store.commit(new ArtifactKey("runs/" + run + "/ladder.json"), new byte[30]);
    StoreUsage usage = StoreUsage.of(location, settings);
    assertThat(usage.byKind())
        .containsEntry("trials", new StoreUsage.Size(1, 100))
        .containsEntry("runs", new StoreUsage.Size(1, 30))
        .containsEntry("masters", new StoreUsage.Size(0, 0));

    assertThat(usage.clearRun(run)).isEqualTo(1);

    assertThat(store.exists(new ArtifactKey("runs/" + run + "/ladder.json"))).isFalse();
    assertThat(store.exists(new ArtifactKey("trials/ab/abcd.json"))).isTrue();
    assertThatThrownBy(() -> usage.clearRun(run)).hasMessageContaining(run);
  }

  @Test
  void put_overAnOlderObject_replacesIt() throws IOException {
    S3Place place = new S3Place("films", "out/Der Film (1) ü+.json");
    objects().put(place, "old".getBytes(StandardCharsets.UTF_8), "application/json");
    objects().put(place, made("newer".getBytes(StandardCharsets.UTF_8)), "application/json");

    assertThat(objects().read(place)).hasValue("newer".getBytes(StandardCharsets.UTF_8));
  }
}
