package dev.pershot.media.trial;

import dev.pershot.model.DiskFault;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Trial;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A finished trial and its elementary stream: the parameter sets, then the coded frames in decoding
 * order, in Annex B. The file lies in scratch space and belongs to the caller.
 */
public record EncodedShot(Trial trial, Path stream) {
  /**
   * Sees that the file has the bytes that the encoder wrote. It waited while the trial was scored,
   * and what is committed is never overwritten.
   *
   * @throws PershotException {@link ErrorCode#STORE_CORRUPT} where it has others
   */
  public void requireWhole() {
    if (!sha256().equals(trial.streamSha256())) {
      throw new PershotException(
          ErrorCode.STORE_CORRUPT,
          stream + " has lost what was written to it; check the disk, and who else writes there");
    }
  }

  private String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(stream), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw DiskFault.of(stream, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
