package dev.pershot.app.players;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A box of an ISO base media file (ISO/IEC 14496-12, section 4.2).
 *
 * @param file the whole file
 * @param start where the contents begin, after size and type
 */
record IsoBox(String type, ByteBuffer file, int start, int end) {
  private static final int HEADER = 8;

  /** The boxes that a file is made of. */
  static List<IsoBox> of(byte[] file) {
    return boxes(ByteBuffer.wrap(file), 0, file.length);
  }

  private static List<IsoBox> boxes(ByteBuffer file, int start, int end) {
    List<IsoBox> boxes = new ArrayList<>();
    int next = start;
    while (next < end) {
      int size = file.getInt(next);
      if (size < HEADER || next + size > end) {
        throw new AssertionError("a box of " + size + " bytes at " + next + " of " + end);
      }
      byte[] type = new byte[4];
      file.get(next + 4, type);
      String name = new String(type, StandardCharsets.US_ASCII);
      boxes.add(new IsoBox(name, file, next + HEADER, next + size));
      next += size;
    }
    return boxes;
  }

  /** The boxes along a path of types below this one, which has nothing but boxes in it. */
  List<IsoBox> find(String first, String... rest) {
    List<IsoBox> found =
        boxes(file, start, end).stream().filter(box -> box.type.equals(first)).toList();
    for (String next : rest) {
      found = found.stream().flatMap(box -> box.find(next).stream()).toList();
    }
    return found;
  }

  /** The version of a full box. */
  int version() {
    return file.get(start);
  }

  /** The flags of a full box. */
  int flags() {
    return file.getInt(start) & 0xffffff;
  }

  int integer(int offset) {
    return file.getInt(start + offset);
  }

  long wide(int offset) {
    return file.getLong(start + offset);
  }
}
