package dev.pershot.media.master;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/** How long a Matroska or WebM file says that it is (RFC 8794, elements; RFC 9559, Segment). */
final class MatroskaLength {
  private static final int EBML = 0x1a45dfa3;
  private static final int SEGMENT = 0x18538067;

  private MatroskaLength() {}

  /** The end of its Segment in bytes, or 0 if it does not say, as live recordings do not. */
  static long announced(Path file) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      if (in.readInt() != EBML) {
        return 0;
      }
      in.seek(size(in) + in.getFilePointer());
      if (in.readInt() != SEGMENT) {
        return 0;
      }
      long size = size(in);
      return size < 0 ? 0 : in.getFilePointer() + size;
    } catch (EOFException e) {
      return 0;
    }
  }

  /** A variable-length number: leading zeros tell its bytes; all ones, here -1, is "unknown". */
  private static long size(RandomAccessFile in) throws IOException {
    int first = in.readUnsignedByte();
    int more = Integer.numberOfLeadingZeros(first) - 24;
    long value = first & (0x7f >> more);
    boolean unknown = value == 0x7f >> more;
    for (int i = 0; i < more; i++) {
      int next = in.readUnsignedByte();
      value = value << 8 | next;
      unknown &= next == 0xff;
    }
    return unknown ? -1 : value;
  }
}
