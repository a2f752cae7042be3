package dev.pershot.media.master;

import dev.pershot.model.ByteRanges;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** How long a Matroska or WebM file says that it is (RFC 8794, elements; RFC 9559, Segment). */
final class MatroskaLength {
  private static final int EBML = 0x1a45dfa3;
  private static final int SEGMENT = 0x18538067;

  /** An element's name and size: 4 bytes and at most 8. */
  private static final int ELEMENT = 12;

  private MatroskaLength() {}

  /** The end of its Segment in bytes, or 0 if it does not say, as live recordings do not. */
  static long announced(ByteRanges file) {
    try {
      ByteBuffer head = element(file, 0);
      if (head.getInt() != EBML) {
        return 0;
      }
      long segment = size(head) + head.position();
      ByteBuffer body = element(file, segment);
      if (body.getInt() != SEGMENT) {
        return 0;
      }
      long size = size(body);
      return size < 0 ? 0 : segment + body.position() + size;
    } catch (BufferUnderflowException e) {
      return 0;
    }
  }

  private static ByteBuffer element(ByteRanges file, long offset) {
    int there = (int) Math.max(0, Math.min(ELEMENT, file.length() - offset));
    if (offset < 0 || there == 0) {
      throw new BufferUnderflowException();
    }
    byte[] bytes = new byte[there];
    file.read(offset, bytes, 0, there);
    return ByteBuffer.wrap(bytes);
  }

  /** A variable-length number: leading zeros tell its bytes; all ones, here -1, is "unknown". */
  private static long size(ByteBuffer in) {
    int first = in.get() & 0xff;
    int more = Integer.numberOfLeadingZeros(first) - 24;
    long value = first & (0x7f >> more);
    boolean unknown = value == 0x7f >> more;
    for (int i = 0; i < more; i++) {
      int next = in.get() & 0xff;
      value = value << 8 | next;
      unknown &= next == 0xff;
    }
    return unknown ? -1 : value;
  }
}
