package dev.pershot.storage.s3;

import dev.pershot.model.DiskFault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import software.amazon.awssdk.core.exception.RetryableException;

/**
 * Writes what arrives into files: what the network lacks is asked for again, what the disk is not.
 */
final class Downloads {
  private Downloads() {}

  /** The SHA-256 of what was written. */
  static String into(Path file, InputStream body) {
    MessageDigest digest = Sha256.digest();
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int read = read(body, buffer); read >= 0; read = read(body, buffer)) {
        digest.update(buffer, 0, read);
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      throw DiskFault.of(file, e);
    }
    return Sha256.hex(digest);
  }

  private static int read(InputStream body, byte[] buffer) {
    try {
      return body.read(buffer);
    } catch (IOException e) {
      throw RetryableException.create("the answer broke off", e);
    }
  }
}
