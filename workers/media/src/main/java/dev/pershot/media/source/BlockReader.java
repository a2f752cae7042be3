package dev.pershot.media.source;

import dev.pershot.model.ByteRanges;

/**
 * A position in a master that is read through the block cache. Where it is read on and on, more is
 * fetched at once: as much again as was read before, up to a limit.
 */
public final class BlockReader implements AutoCloseable {
  /**
   * Blocks that one request fetches at most: 2 MB, as much as is fetched in vain at a shot's end.
   */
  private static final int MOST_AT_ONCE = 8;

  /** Blocks around the foremost that still count as reading on: tracks lie interleaved. */
  private static final int NEAR = 8;

  private final ByteRanges bytes;
  private final String content;
  private final BlockCache cache;
  private final long length;
  private boolean opening = true;
  private long position;
  private long foremost = Long.MIN_VALUE / 2;
  private int streak;

  BlockReader(ByteRanges bytes, String content, BlockCache cache) {
    this.bytes = bytes;
    this.content = content;
    this.cache = cache;
    this.length = bytes.length();
  }

  /** Takes bytes of an array that it must neither change nor keep. */
  public interface Sink {
    void put(byte[] from, int at, int count);
  }

  public long length() {
    return length;
  }

  public long position() {
    return position;
  }

  public void seek(long to) {
    position = to;
  }

  /** What is read from now on is wanted by this reader; before it was what every opening reads. */
  public void opened() {
    opening = false;
  }

  /**
   * Reads on from the position.
   *
   * @return how many bytes the sink took; 0 at the end
   */
  public int read(int atMost, Sink into) {
    if (position >= length) {
      return 0;
    }
    long block = position / BlockCache.BLOCK;
    int at = (int) (position % BlockCache.BLOCK);
    int count = (int) Math.min(Math.min(atMost, BlockCache.BLOCK - at), length - position);
    try (BlockCache.Lease lease = cache.get(content, bytes, block, wantedAtOnce(block), opening)) {
      into.put(lease.block(), at, count);
    }
    position += count;
    return count;
  }

  private int wantedAtOnce(long block) {
    if (Math.abs(block - foremost) > NEAR) {
      streak = 1;
      foremost = block;
    } else if (block > foremost) {
      streak++;
      foremost = block;
    }
    return Math.min(streak, MOST_AT_ONCE);
  }

  @Override
  public void close() {
    bytes.close();
  }
}
