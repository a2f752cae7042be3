package dev.pershot.media.master;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** A file named by its contents: SHA-256 in hexadecimal, and its length. */
public record ContentId(String sha256, long bytes) {
  private static final int BLOCK = 1 << 20;

  /**
   * Reads the whole file once.
   *
   * @param progress told the bytes read so far
   * @throws PershotException with exit code 4 where the file is missing, empty or unreadable
   */
  public static ContentId of(Path file, LongConsumer progress) {
    requireFile(file);
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] block = new byte[BLOCK];
      long bytes = 0;
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        digest.update(block, 0, n);
        bytes += n;
        progress.accept(bytes);
      }
      return new ContentId(HexFormat.of().formatHex(digest.digest()), bytes);
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.MASTER_UNREADABLE,
          file + " cannot be read: " + e.getMessage() + "; check its permissions and its disk",
          e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void requireFile(Path file) {
    if (!Files.exists(file)) {
      throw new PershotException(
          ErrorCode.MASTER_MISSING, "there is no file " + file + "; check the path");
    }
    if (Files.isDirectory(file)) {
      throw new PershotException(
          ErrorCode.MASTER_MISSING, file + " is a folder; name a video file");
    }
    if (!Files.isReadable(file)) {
      throw new PershotException(
          ErrorCode.MASTER_UNREADABLE, file + " is not readable; check its permissions");
    }
    if (file.toFile().length() == 0) {
      throw new PershotException(
          ErrorCode.MASTER_UNREADABLE, file + " is empty (0 bytes); copy the master again");
    }
  }
}
