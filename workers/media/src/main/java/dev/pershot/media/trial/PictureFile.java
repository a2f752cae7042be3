package dev.pershot.media.trial;

import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.memory.Owned;
import dev.pershot.model.DiskFault;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.bytedeco.javacpp.BytePointer;

/**
 * Pictures of one size and format on disk: a slot's memory has no room for them beside encoders,
 * and to decode or scale them again takes ten times as long. Each comes back as it was put, or not
 * at all. The file is removed on close, unless it was kept.
 */
final class PictureFile implements AutoCloseable {
  private final Path file;
  private final Resolution size;
  private final int pixelFormat;
  private final Map<Integer, Place> places;
  private final Owned owned = new Owned();
  private final FileChannel channel;
  private final BytePointer pixels;
  private final Frame picture;
  private boolean kept;

  /**
   * Where a picture lies.
   *
   * @param checksum CRC-32C of its bytes
   */
  private record Place(long start, int checksum) {}

  /** A file that was kept, for others to read. Whoever kept it removes it. */
  record Kept(Path file, Resolution size, int pixelFormat, Map<Integer, Place> places) {
    Kept {
      places = Map.copyOf(places);
    }

    PictureFile open() {
      try {
        PictureFile opened =
            new PictureFile(
                file, size, pixelFormat, places, FileChannel.open(file, StandardOpenOption.READ));
        opened.kept = true;
        return opened;
      } catch (IOException e) {
        throw DiskFault.of(file, e);
      }
    }
  }

  private PictureFile(
      Path file,
      Resolution size,
      int pixelFormat,
      Map<Integer, Place> places,
      FileChannel channel) {
    this.file = file;
    this.size = size;
    this.pixelFormat = pixelFormat;
    this.places = places;
    this.channel = owned.add(channel);
    try {
      this.pixels = owned.add(new BytePointer((long) Frame.bytes(size, pixelFormat)));
      this.picture = owned.add(Frame.over(pixels, size, pixelFormat));
    } catch (RuntimeException e) {
      throw owned.closeAfter(e);
    }
  }

  static PictureFile create(Path scratch, Resolution size, int pixelFormat) {
    try {
      Files.createDirectories(scratch);
      Path file = Files.createTempFile(scratch, "pictures-", ".yuv");
      try {
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new PictureFile(file, size, pixelFormat, new HashMap<>(), channel);
      } catch (IOException | RuntimeException e) {
        file.toFile().delete();
        throw e;
      }
    } catch (IOException e) {
      throw DiskFault.of(scratch, e);
    }
  }

  /** Writes a picture, whose size and format are the file's. */
  void put(int number, Frame frame) {
    frame.copyTo(pixels);
    ByteBuffer bytes = pixels.asByteBuffer();
    try {
      long start = channel.size();
      long at = start;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      places.put(number, new Place(start, checksum()));
    } catch (IOException e) {
      throw DiskFault.of(file, e);
    }
  }

  private int checksum() {
    CRC32C crc = new CRC32C();
    crc.update(pixels.asByteBuffer());
    return (int) crc.getValue();
  }

  int bytesOfOne() {
    return Math.toIntExact(pixels.capacity());
  }

  /**
   * A picture that was put. It stays valid until the next call.
   *
   * @throws PershotException {@link ErrorCode#STORE_CORRUPT} where the disk gives back something
   *     else
   */
  Frame get(int number) {
    Place place = Objects.requireNonNull(places.get(number));
    ByteBuffer bytes = pixels.asByteBuffer();
    try {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, place.start + bytes.position()) < 0) {
          throw new EOFException("it ends before");
        }
      }
      if (checksum() != place.checksum) {
        throw new IOException("it has other bytes");
      }
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.STORE_CORRUPT,
          "%s has lost frame %d (%s); is the disk in order, or did something write to it?"
              .formatted(file, number, e.getMessage()),
          e);
    }
    return picture;
  }

  /** Ends the writing, and leaves the file to the caller. */
  Kept keep() {
    kept = true;
    return new Kept(file, size, pixelFormat, places);
  }

  @Override
  public void close() {
    try {
      owned.close();
    } finally {
      if (!kept) {
        file.toFile().delete();
      }
    }
  }
}
