package dev.pershot.media.source;

import dev.pershot.model.ByteRanges;
import dev.pershot.model.PershotException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Blocks of remote masters in the Java heap, for all readers of a process. One that several want at
 * once is fetched once. The one unused for longest makes room; what every opening of a master
 * reads, its header and index, stays before the rest, up to half of all.
 */
public final class BlockCache {
  /** Bytes of a block; a master's last one may be shorter. */
  static final int BLOCK = 256 << 10;

  /** For headers and indexes. An MP4's index of two hours takes about 5 MB. */
  private static final long SHARED_BYTES = 32L << 20;

  /** A shot of five seconds at 25 Mbit/s: then its second pass fetches nothing. */
  private static final long BYTES_PER_SLOT = 16L << 20;

  private final int capacity;
  private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

  /** Used again, since a dead one stays in the old generation for long. */
  private final Deque<byte[]> spare = new ArrayDeque<>();

  private int lasting;
  private long fetched;

  /** A cache of so many bytes. */
  public BlockCache(long capacity) {
    this.capacity = Math.toIntExact(Math.max(2, capacity / BLOCK));
  }

  /** As large as so many slots side by side have use for, up to a quarter of the Java heap. */
  public static BlockCache forSlots(int slots) {
    return new BlockCache(
        Math.min(SHARED_BYTES + slots * BYTES_PER_SLOT, Runtime.getRuntime().maxMemory() / 4));
  }

  private record Key(String content, long block) {}

  /** A block that is there, or that one reader is fetching for all. */
  private static final class Entry {
    final CompletableFuture<byte[]> bytes = new CompletableFuture<>();
    boolean lasts;
    int readers;
  }

  /** A block that nobody uses for other bytes until this is closed. */
  final class Lease implements AutoCloseable {
    private final Entry entry;
    private final byte[] block;

    private Lease(Entry entry, byte[] block) {
      this.entry = entry;
      this.block = block;
    }

    byte[] block() {
      return block;
    }

    @Override
    public void close() {
      giveBack(entry);
    }
  }

  /** Bytes fetched since the start. */
  public synchronized long fetched() {
    return fetched;
  }

  /** Bytes of all blocks, those included that are being fetched, and of none. */
  synchronized long held() {
    return (long) BLOCK * (entries.size() + spare.size());
  }

  /**
   * A block, which nobody may change.
   *
   * @param atOnce how many blocks to fetch from there on if it is not there
   * @param lasts whether it is to stay before others
   */
  Lease get(String content, ByteRanges from, long block, int atOnce, boolean lasts) {
    List<Entry> claimed;
    Entry wanted;
    synchronized (this) {
      @Nullable Entry there = entries.get(new Key(content, block));
      claimed = there == null ? claim(content, from.length(), block, atOnce) : List.of();
      wanted = there == null ? claimed.get(0) : there;
      lasting += lasts && !wanted.lasts ? 1 : 0;
      wanted.lasts |= lasts;
      wanted.readers++;
      makeRoom();
    }
    try {
      if (!claimed.isEmpty()) {
        fetch(content, from, block, claimed);
      }
      return new Lease(wanted, await(wanted));
    } catch (RuntimeException | Error e) {
      giveBack(wanted);
      throw e;
    }
  }

  private synchronized void giveBack(Entry entry) {
    entry.readers--;
  }

  /** The block and those behind it, up to one that is there. */
  private List<Entry> claim(String content, long length, long block, int atOnce) {
    List<Entry> claimed = new ArrayList<>();
    for (long next = block; next < block + atOnce && next * BLOCK < length; next++) {
      Entry entry = new Entry();
      if (entries.putIfAbsent(new Key(content, next), entry) != null) {
        break;
      }
      claimed.add(entry);
    }
    return claimed;
  }

  private void makeRoom() {
    Iterator<Entry> eldest = entries.values().iterator();
    while (entries.size() > capacity && eldest.hasNext()) {
      Entry entry = eldest.next();
      boolean stays = entry.readers > 0 || (entry.lasts && lasting <= capacity / 2);
      if (entry.bytes.isDone() && !stays) {
        eldest.remove();
        lasting -= entry.lasts ? 1 : 0;
        spare.push(entry.bytes.join());
      }
    }
  }

  private synchronized byte[] block() {
    return spare.isEmpty() ? new byte[BLOCK] : spare.pop();
  }

  private void fetch(String content, ByteRanges from, long block, List<Entry> claimed) {
    long start = block * BLOCK;
    int count = (int) Math.min((long) BLOCK * claimed.size(), from.length() - start);
    try {
      byte[] all = claimed.size() == 1 ? block() : new byte[count];
      from.read(start, all, 0, count);
      synchronized (this) {
        fetched += count;
      }
      if (claimed.size() == 1) {
        claimed.get(0).bytes.complete(all);
      } else {
        split(all, claimed);
      }
    } catch (RuntimeException | Error e) {
      abandon(content, block, claimed, e);
      throw e;
    }
  }

  private void split(byte[] all, List<Entry> claimed) {
    for (int i = 0; i < claimed.size(); i++) {
      byte[] own = block();
      System.arraycopy(all, i * BLOCK, own, 0, Math.min(BLOCK, all.length - i * BLOCK));
      claimed.get(i).bytes.complete(own);
    }
  }

  /** The next reader tries anew; those who wait already fail like this one. */
  private void abandon(String content, long block, List<Entry> claimed, Throwable failure) {
    synchronized (this) {
      for (int i = 0; i < claimed.size(); i++) {
        if (entries.remove(new Key(content, block + i), claimed.get(i))) {
          lasting -= claimed.get(i).lasts ? 1 : 0;
        }
      }
    }
    claimed.forEach(entry -> entry.bytes.completeExceptionally(failure));
  }

  private static byte[] await(Entry wanted) {
    try {
      return wanted.bytes.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof PershotException ours) {
        throw new PershotException(ours.code(), String.valueOf(ours.getMessage()), ours);
      }
      throw e;
    }
  }
}
