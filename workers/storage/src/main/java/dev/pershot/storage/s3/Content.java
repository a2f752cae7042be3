package dev.pershot.storage.s3;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.zip.CRC32C;
import software.amazon.awssdk.core.sync.RequestBody;

/** Bytes on their way into an object, which can be read as often as an attempt fails. */
final class Content {
  private static final String TYPE = "application/octet-stream";

  /** Opens a content at an offset. */
  private interface Source {
    InputStream at(long offset) throws IOException;
  }

  private final String name;
  private final long length;
  private final Source source;

  private Content(String name, long length, Source source) {
    this.name = name;
    this.length = length;
    this.source = source;
  }

  static Content of(byte[] bytes) {
    return new Content(
        bytes.length + " bytes",
        bytes.length,
        offset -> new ByteArrayInputStream(bytes, (int) offset, bytes.length - (int) offset));
  }

  static Content of(Path file) throws IOException {
    return new Content(file.toString(), Files.size(file), offset -> open(file, offset));
  }

  private static InputStream open(Path file, long offset) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    return Channels.newInputStream(channel.position(offset));
  }

  long length() {
    return length;
  }

  /** What is sent of a part of the content; each attempt reads it anew. */
  RequestBody body(long offset, long count) {
    return RequestBody.fromContentProvider(() -> range(offset, count), count, TYPE);
  }

  /** In base64, as S3 takes it; the server refuses a part that arrives otherwise. */
  String crc32c(long offset, long count) throws IOException {
    CRC32C sum = new CRC32C();
    try (InputStream in = range(offset, count)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sum.update(buffer, 0, read);
      }
    }
    byte[] big = ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array();
    return Base64.getEncoder().encodeToString(big);
  }

  /** Of the whole, in hex. */
  String sha256() throws IOException {
    try (InputStream in = range(0, length)) {
      return Sha256.of(in);
    }
  }

  private InputStream range(long offset, long count) {
    try {
      return new Range(source.at(offset), count);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** So many bytes of a stream; fewer are no end but a fault, which no attempt repairs. */
  private final class Range extends InputStream {
    private final InputStream in;
    private long left;

    Range(InputStream in, long count) {
      this.in = in;
      this.left = count;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int at, int count) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(into, at, (int) Math.min(count, left));
      if (read < 0) {
        throw new PershotException(
            ErrorCode.STORE_CORRUPT, name + " became shorter while it was put into the store");
      }
      left -= read;
      return read;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
