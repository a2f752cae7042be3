package dev.pershot.app.players;

import dev.pershot.media.ffmpeg.Decoder;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.ffmpeg.Packet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What FFmpeg makes of a video track, without a fault.
 *
 * @param frames how many there are
 * @param startsWithIdr whether the first coded picture is an IDR picture (ITU-T H.264, 7.4.1)
 */
record DecodedPictures(int frames, boolean startsWithIdr) {
  private static final int SLICE = 1;
  private static final int IDR_SLICE = 5;

  static DecodedPictures of(byte[] track) throws IOException {
    Path file = Files.createTempFile("track-", ".mp4");
    try {
      Files.write(file, track);
      return decode(file);
    } finally {
      Files.delete(file);
    }
  }

  private static DecodedPictures decode(Path file) {
    int frames = 0;
    boolean startsWithIdr = false;
    try (MediaInput input = MediaInput.openPackaged(file, "the track");
        Decoder decoder = Decoder.of(input, 0, 1);
        Packet packet = Packet.empty();
        Frame frame = Frame.empty()) {
      boolean first = true;
      while (input.read(packet)) {
        if (first) {
          startsWithIdr = isIdr(packet.bytes());
          first = false;
        }
        decoder.send(packet);
        frames += received(decoder, frame);
      }
      decoder.send(null);
      frames += received(decoder, frame);
    }
    return new DecodedPictures(frames, startsWithIdr);
  }

  private static int received(Decoder decoder, Frame frame) {
    int frames = 0;
    while (decoder.receive(frame)) {
      frames++;
    }
    return frames;
  }

  /** Looks at the first slice of a sample, whose NAL units have their lengths before them. */
  private static boolean isIdr(byte[] sample) {
    ByteBuffer units = ByteBuffer.wrap(sample);
    while (units.hasRemaining()) {
      int length = units.getInt();
      int type = units.get(units.position()) & 0x1f;
      if (type >= SLICE && type <= IDR_SLICE) {
        return type == IDR_SLICE;
      }
      units.position(units.position() + length);
    }
    throw new AssertionError("a sample without a slice");
  }
}
