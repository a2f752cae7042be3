package dev.pershot.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every store keeps to; a subclass for each kind of store runs it. */
public abstract class ArtifactStoreContract {
  private static final int WRITERS = 32;
  private static final int LARGE = 300_000;
  private static final ArtifactKey KEY = new ArtifactKey("trials/ab/abcd.json");

  /** The store under test, the same one each time within a test. */
  protected abstract ArtifactStore store();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Path scratchFile(byte[] bytes) throws IOException {
    return Files.write(Files.createTempFile(store().scratch(), "made-", ".bin"), bytes);
  }

  @Test
  void read_whatIsNotThere_isNothing() {
    assertThat(store().read(KEY)).isEmpty();
    assertThat(store().exists(KEY)).isFalse();
  }

  @Test
  void file_whatIsNotThere_isACorruptStore() {
    assertThatThrownBy(() -> store().file(KEY))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_CORRUPT))
        .hasMessageContaining(KEY.path());
  }

  @Test
  void commit_newArtifact_isThereWhole() throws IOException {
    assertThat(store().commit(KEY, bytes("first"))).isEqualTo(bytes("first"));

    assertThat(store().exists(KEY)).isTrue();
    assertThat(store().read(KEY)).hasValue(bytes("first"));
    try (LocalFile file = store().file(KEY)) {
      assertThat(file.path()).hasBinaryContent(bytes("first"));
    }
  }

  @Test
  void commit_emptyArtifact_isThere() {
    store().commit(KEY, new byte[0]);

    assertThat(store().read(KEY)).hasValue(new byte[0]);
  }

  @Test
  void commit_secondTime_givesTheFirstOnesBytes() {
    store().commit(KEY, bytes("first"));

    assertThat(store().commit(KEY, bytes("second"))).isEqualTo(bytes("first"));
    assertThat(store().read(KEY)).hasValue(bytes("first"));
  }

  @Test
  void commit_otherKeys_doNotMeet() {
    ArtifactKey sibling = new ArtifactKey("trials/ab/abce.json");
    ArtifactKey deeper = new ArtifactKey("trials/ab/abcd/1.m4s");
    store().commit(sibling, bytes("sibling"));
    store().commit(deeper, bytes("deeper"));

    assertThat(store().exists(KEY)).isFalse();
    assertThat(store().read(sibling)).hasValue(bytes("sibling"));
    assertThat(store().read(deeper)).hasValue(bytes("deeper"));
  }

  @Test
  void commitFile_newArtifact_takesTheFile() throws IOException {
    Path made = scratchFile(bytes("stream"));

    store().commitFile(KEY, made);

    assertThat(made).doesNotExist();
    assertThat(store().read(KEY)).hasValue(bytes("stream"));
  }

  @Test
  void commitFile_sameBytesAgain_isFine() throws IOException {
    store().commitFile(KEY, scratchFile(bytes("stream")));
    Path again = scratchFile(bytes("stream"));

    store().commitFile(KEY, again);

    assertThat(again).doesNotExist();
    assertThat(store().read(KEY)).hasValue(bytes("stream"));
  }

  @Test
  void commitFile_otherBytes_isADefectAndChangesNothing() throws IOException {
    store().commitFile(KEY, scratchFile(bytes("stream")));
    Path other = scratchFile(bytes("strange"));

    assertThatThrownBy(() -> store().commitFile(KEY, other))
        .isInstanceOfSatisfying(
            PershotException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RESULT_DIFFERS))
        .hasMessageContaining(KEY.path())
        .hasMessageContaining("offset 3");
    assertThat(other).doesNotExist();
    assertThat(store().read(KEY)).hasValue(bytes("stream"));
  }

  @Test
  void commitFile_aLongerFile_isADefect() throws IOException {
    store().commitFile(KEY, scratchFile(bytes("stream")));
    Path longer = scratchFile(bytes("streams"));

    assertThatThrownBy(() -> store().commitFile(KEY, longer))
        .isInstanceOf(PershotException.class)
        .hasMessageContaining("offset 6");
  }

  @Test
  void commit_manyAtOnce_hasOneWinnerAndAllSeeIt() throws Exception {
    for (int round = 0; round < 10; round++) {
      ArtifactKey key = new ArtifactKey("races/" + round);
      List<byte[]> held = atOnce(writer -> store().commit(key, large(writer)));

      byte[] winner = store().read(key).orElseThrow();
      assertThat(winner).hasSize(LARGE).containsOnly(winner[0]);
      assertThat(held).allSatisfy(bytes -> assertThat(bytes).isEqualTo(winner));
    }
  }

  @Test
  void commitFile_manyAtOnceWithOtherBytes_hasOneWinner() throws Exception {
    List<Path> made = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      made.add(scratchFile(large(writer)));
    }
    List<Boolean> won = atOnce(writer -> isAccepted(made.get(writer)));

    assertThat(won).containsOnlyOnce(true);
    assertThat(store().read(KEY).orElseThrow()).isEqualTo(large(won.indexOf(true)));
    assertThat(made).allSatisfy(file -> assertThat(file).doesNotExist());
  }

  private boolean isAccepted(Path file) {
    try {
      store().commitFile(KEY, file);
      return true;
    } catch (PershotException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.RESULT_DIFFERS);
      return false;
    }
  }

  @Test
  void commitFile_manyAtOnceWithTheSameBytes_allSucceed() throws Exception {
    List<Path> made = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      made.add(scratchFile(large(7)));
    }

    assertThat(atOnce(writer -> isAccepted(made.get(writer)))).containsOnly(true);
    assertThat(store().read(KEY)).hasValue(large(7));
  }

  @Test
  void read_whileOthersCommit_seesAllOrNothing() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      Future<Set<Integer>> sizes = reader.submit(() -> sizesSeen(done));
      for (int i = 0; i < 60; i++) {
        store().commit(new ArtifactKey("watched/" + i), large(i));
        store().commitFile(new ArtifactKey("watched-files/" + i), scratchFile(large(i)));
      }
      done.set(true);

      assertThat(sizes.get()).isSubsetOf(0, LARGE);
    } finally {
      done.set(true);
      reader.shutdown();
    }
  }

  private Set<Integer> sizesSeen(AtomicBoolean done) {
    Set<Integer> sizes = new HashSet<>();
    while (!done.get()) {
      for (int i = 0; i < 60; i++) {
        for (String folder : List.of("watched/", "watched-files/")) {
          Optional<byte[]> seen = store().read(new ArtifactKey(folder + i));
          sizes.add(seen.map(bytes -> bytes.length).orElse(0));
        }
      }
    }
    return sizes;
  }

  private static byte[] large(int writer) {
    byte[] bytes = new byte[LARGE];
    Arrays.fill(bytes, (byte) (writer + 1));
    return bytes;
  }

  /** A writer's part in a race. */
  private interface Part<T> {
    T run(int writer) throws Exception;
  }

  private static <T> List<T> atOnce(Part<T> part) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<T>> results = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        Callable<T> run =
            () -> {
              start.await();
              return part.run(writer);
            };
        results.add(writers.submit(run));
      }
      start.countDown();
      List<T> all = new ArrayList<>();
      for (Future<T> result : results) {
        all.add(result.get());
      }
      return all;
    } finally {
      writers.shutdownNow();
    }
  }
}
