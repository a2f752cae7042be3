package dev.pershot.media.trial;

import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.memory.Owned;
import dev.pershot.model.Resolution;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.BytePointer;

/**
 * Frames of the master on disk, from the encoding of a pass to its scoring: a slot's memory has no
 * room for them beside encoders, and to decode them again takes ten times as long.
 */
final class ReferenceFile implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;
  private final BytePointer pixels;
  private final Frame picture;
  private final Map<Integer, Long> places = new HashMap<>();
  private final Owned owned;

  private ReferenceFile(
      Path file, FileChannel channel, BytePointer pixels, Frame picture, Owned owned) {
    this.file = file;
    this.channel = channel;
    this.pixels = pixels;
    this.picture = picture;
    this.owned = owned;
  }

  static ReferenceFile create(Path scratch, Resolution size, int pixelFormat) {
    Owned owned = new Owned();
    try {
      Files.createDirectories(scratch);
      Path file = Files.createTempFile(scratch, "references-", ".yuv");
      FileChannel channel =
          owned.add(
              FileChannel.open(
                  file,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE,
                  StandardOpenOption.DELETE_ON_CLOSE));
      BytePointer pixels = owned.add(new BytePointer((long) Frame.bytes(size, pixelFormat)));
      Frame picture = owned.add(Frame.over(pixels, size, pixelFormat));
      return new ReferenceFile(file, channel, pixels, picture, owned);
    } catch (IOException e) {
      throw ScratchFault.of(scratch, e);
    } catch (RuntimeException e) {
      throw owned.closeAfter(e);
    }
  }

  /** Writes a frame, whose size and format are the file's. */
  void put(int number, Frame frame) {
    frame.copyTo(pixels);
    ByteBuffer bytes = pixels.asByteBuffer();
    try {
      long place = channel.size();
      long at = place;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      places.put(number, place);
    } catch (IOException e) {
      throw ScratchFault.of(file, e);
    }
  }

  boolean has(int number) {
    return places.containsKey(number);
  }

  /** A frame that was put. It stays valid until the next call. */
  Frame get(int number) {
    long place = Objects.requireNonNull(places.get(number));
    ByteBuffer bytes = pixels.asByteBuffer();
    try {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, place + bytes.position()) < 0) {
          throw new EOFException(file + " ends before frame " + number);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return picture;
  }

  @Override
  public void close() {
    owned.close();
  }
}
