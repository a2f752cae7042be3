package dev.pershot.media.source;

import dev.pershot.model.ByteRanges;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.util.function.Supplier;

/**
 * A master that is fetched by ranges, as far as it is read.
 *
 * @param uri where it lies, such as {@code s3://films/a.mov}
 * @param version names the content that is read there, such as an ETag: blocks are kept under it
 * @param opener opens that content; each reader opens it for itself
 * @param cache that all readers of the process share
 */
public record RemoteMaster(
    String uri, String version, Supplier<ByteRanges> opener, BlockCache cache)
    implements MasterSource {
  @Override
  public String name() {
    return uri.substring(uri.lastIndexOf('/') + 1);
  }

  @Override
  public ByteRanges bytes() {
    ByteRanges bytes = opener.get();
    if (bytes.length() == 0) {
      bytes.close();
      throw new PershotException(
          ErrorCode.MASTER_UNREADABLE, uri + " is empty (0 bytes); copy the master again");
    }
    return bytes;
  }

  /** A request's first byte takes longer than a megabyte's rest. */
  @Override
  public int bulk() {
    return 8 << 20;
  }

  /** A reader through the cache; the caller closes it. */
  public BlockReader reader() {
    return new BlockReader(bytes(), uri + '\n' + version, cache);
  }

  @Override
  public String toString() {
    return uri;
  }
}
