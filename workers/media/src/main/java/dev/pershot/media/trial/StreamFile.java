package dev.pershot.media.trial;

import dev.pershot.model.DiskFault;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** An elementary stream on its way to disk: removed on close, unless it was kept. */
final class StreamFile implements AutoCloseable {
  private static final int NAL_TYPE = 0x1f;
  private static final int SEI = 6;

  private final Path file;
  private final MessageDigest digest;
  private final OutputStream raw;
  private final OutputStream out;
  private boolean kept;

  private StreamFile(Path file, OutputStream raw, MessageDigest digest) {
    this.file = file;
    this.raw = raw;
    this.digest = digest;
    this.out = new BufferedOutputStream(new DigestOutputStream(raw, digest));
  }

  static StreamFile create(Path scratch, byte[] parameterSets) {
    StreamFile stream;
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Files.createDirectories(scratch);
      Path file = Files.createTempFile(scratch, "encode-", ".h264");
      stream = new StreamFile(file, Files.newOutputStream(file), digest);
    } catch (IOException e) {
      throw DiskFault.of(scratch, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    // Less than the buffer, so that the disk has no say yet.
    stream.append(parameterSets, false);
    return stream;
  }

  /**
   * Appends a coded frame and returns the bytes that were written.
   *
   * @param first whether it is the stream's first: x264 puts its settings in front of that one,
   *     some 700 bytes that would weigh on every short shot
   */
  byte[] append(byte[] frame, boolean first) {
    byte[] bytes = first ? withoutLeadingSei(frame) : frame;
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw DiskFault.of(file, e);
    }
    return bytes;
  }

  /** Appends all that is left of another stream. */
  void append(InputStream rest) {
    try {
      rest.transferTo(out);
    } catch (IOException e) {
      throw DiskFault.of(file, e);
    }
  }

  /** Ends the file and returns the SHA-256 of its bytes. */
  String finish() {
    try {
      out.close();
    } catch (IOException e) {
      throw DiskFault.of(file, e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Reads the coded frames again, so many bytes in all, after {@link #finish}. */
  CodedFrameReader read(long bytes) {
    return CodedFrameReader.ofLast(bytes, file);
  }

  /** The file, which from now on is the caller's. */
  Path keep() {
    kept = true;
    return file;
  }

  static byte[] withoutLeadingSei(byte[] annexB) {
    int start = 0;
    while (nalType(annexB, start) == SEI) {
      int next = nextStartCode(annexB, start + 3);
      if (next < 0) {
        break;
      }
      start = next;
    }
    return start == 0 ? annexB : Arrays.copyOfRange(annexB, start, annexB.length);
  }

  private static int nalType(byte[] annexB, int startCode) {
    int i = startCode;
    while (i < annexB.length && annexB[i] == 0) {
      i++;
    }
    return i + 1 < annexB.length ? annexB[i + 1] & NAL_TYPE : -1;
  }

  /** Where the next start code begins, its optional fourth zero included. */
  private static int nextStartCode(byte[] annexB, int from) {
    for (int i = from; i + 2 < annexB.length; i++) {
      if (annexB[i] == 0 && annexB[i + 1] == 0 && annexB[i + 2] == 1) {
        return annexB[i - 1] == 0 ? i - 1 : i;
      }
    }
    return -1;
  }

  @Override
  public void close() {
    if (kept) {
      return;
    }
    // What is still in the buffer is not wanted; on a full disk it could not be written either.
    try (raw) {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
