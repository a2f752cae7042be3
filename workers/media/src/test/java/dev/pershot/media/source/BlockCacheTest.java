package dev.pershot.media.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pershot.media.fixture.FarFile;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockCacheTest {
  private static final int BLOCK = BlockCache.BLOCK;
  private static final int BLOCKS = 40;

  @TempDir Path folder;
  private byte[] content = {};
  private FarFile far = new FarFile(Path.of(""));

  @BeforeEach
  void writeContent() throws IOException {
    content = new byte[BLOCKS * BLOCK - 1234];
    new Random(5).nextBytes(content);
    far = new FarFile(Files.write(folder.resolve("film"), content));
  }

  private static BlockReader opened(RemoteMaster master) {
    BlockReader reader = master.reader();
    reader.opened();
    return reader;
  }

  private static byte[] read(BlockReader reader, long from, int count) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    reader.seek(from);
    while (out.size() < count && reader.read(count - out.size(), out::write) > 0) {
      // Up to the end of each block.
    }
    return out.toByteArray();
  }

  @Test
  void read_anywhere_givesTheContentsBytesWithinTheCachesLimit() {
    BlockCache cache = new BlockCache(6L * BLOCK);
    Random random = new Random(9);
    try (BlockReader reader = opened(far.source(cache))) {
      for (int i = 0; i < 300; i++) {
        int from = random.nextInt(content.length);
        int count = 1 + random.nextInt(3 * BLOCK);
        assertThat(read(reader, from, count))
            .isEqualTo(Arrays.copyOfRange(content, from, Math.min(content.length, from + count)));
      }
      assertThat(reader.read(10, (bytes, at, count) -> {})).isGreaterThanOrEqualTo(0);
      assertThat(read(reader, content.length, 1)).isEmpty();
    }
    assertThat(cache.held()).isLessThanOrEqualTo((6 + 8) * (long) BLOCK);
    assertThat(cache.fetched()).isEqualTo(far.bytes());
    assertThat(far.stillOpen()).isZero();
  }

  @Test
  void read_onAndOn_fetchesMoreAtOnce() {
    try (BlockReader reader = opened(far.source())) {
      assertThat(read(reader, 0, content.length)).isEqualTo(content);
    }
    // 1, 1, 2, 4, 8, 8, 8, and what is left of 40.
    assertThat(far.requests()).isEqualTo(8);
    assertThat(far.bytes()).isEqualTo(content.length);
  }

  @Test
  void read_hereAndThere_fetchesOneBlockEach() {
    try (BlockReader reader = opened(far.source())) {
      for (int block : new int[] {30, 10, 20, 39}) {
        read(reader, (long) block * BLOCK, 100);
      }
    }
    assertThat(far.requests()).isEqualTo(4);
    assertThat(far.bytes()).isEqualTo(4L * BLOCK - 1234);
  }

  @Test
  void read_byManyAtOnce_fetchesEachBlockOnce() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    far.before(number -> await(begun));
    RemoteMaster master = far.source();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<byte[]>> results =
          IntStream.range(0, 8)
              .mapToObj(
                  i ->
                      threads.submit(
                          () -> {
                            try (BlockReader reader = opened(master)) {
                              return read(reader, 0, content.length);
                            }
                          }))
              .toList();
      begun.countDown();
      for (Future<byte[]> result : results) {
        assertThat(result.get()).isEqualTo(content);
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(far.bytes()).isEqualTo(content.length);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatOpeningReads_staysWhereTheRestIsReadThrough() {
    RemoteMaster master = far.source(new BlockCache(8L * BLOCK));
    try (BlockReader first = master.reader()) {
      read(first, 38L * BLOCK, 2 * BLOCK);
      first.opened();
      read(first, 0, 30 * BLOCK);
    }
    long before = far.bytes();
    try (BlockReader second = opened(master)) {
      read(second, 38L * BLOCK, 2 * BLOCK);
    }
    assertThat(far.bytes()).isEqualTo(before);
  }

  @Test
  void read_thatFails_saysWhyAndTheNextTriesAnew() {
    far.before(
        number -> {
          if (number == 1) {
            throw new PershotException(ErrorCode.STORE_FULL, "the network is down");
          }
        });
    BlockCache cache = new BlockCache(8L * BLOCK);
    try (BlockReader reader = opened(far.source(cache))) {
      read(reader, 0, BLOCK);
      assertThatThrownBy(() -> read(reader, BLOCK, BLOCK)).hasMessage("the network is down");
      assertThat(cache.held()).isEqualTo(BLOCK);
      assertThat(read(reader, BLOCK, BLOCK))
          .isEqualTo(Arrays.copyOfRange(content, BLOCK, 2 * BLOCK));
    }
  }
}
