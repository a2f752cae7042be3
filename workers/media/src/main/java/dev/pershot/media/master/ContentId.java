package dev.pershot.media.master;

import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ByteRanges;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** A master named by its contents: SHA-256 in hexadecimal, and its length. */
public record ContentId(String sha256, long bytes) {
  /**
   * Reads the whole master once.
   *
   * @param progress told the bytes read so far
   * @throws dev.pershot.model.PershotException with exit code 4 where the master is missing, empty
   *     or unreadable
   */
  public static ContentId of(MasterSource source, LongConsumer progress) {
    try (ByteRanges bytes = source.bytes()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[(int) Math.min(source.bulk(), bytes.length())];
      long at = 0;
      while (at < bytes.length()) {
        int count = (int) Math.min(block.length, bytes.length() - at);
        bytes.read(at, block, 0, count);
        digest.update(block, 0, count);
        at += count;
        progress.accept(at);
      }
      return new ContentId(HexFormat.of().formatHex(digest.digest()), at);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
