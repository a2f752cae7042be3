package dev.pershot.app.players;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.pershot.model.Json;
import dev.pershot.model.Shot;
import dev.pershot.model.ShotList;
import dev.pershot.model.Transition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A short master whose every frame carries its number in a strip of light and dark cells along the
 * bottom, the part of a picture that is decoded last: whoever sees a picture knows which frame it
 * is. Raw pictures and sound in an AVI file, so that nothing of what is under test makes it.
 */
final class CodedFilm {
  static final int WIDTH = 640;
  static final int HEIGHT = 360;
  static final int FRAMES_PER_SECOND = 25;

  /** 12 s: not a whole number of AAC frames. */
  static final int FRAMES = 300;

  /** Most significant bit first; the last cell makes the number of light ones even. */
  static final int CELLS = 10;

  private static final int STRIP = 36;
  private static final int DARK = 40;
  private static final int LIGHT = 210;

  private static final List<Integer> CUTS = List.of(0, 50, 110, 150, 225, FRAMES);

  private static final int SAMPLE_RATE = 48_000;
  private static final int SAMPLES_PER_FRAME = SAMPLE_RATE / FRAMES_PER_SECOND;
  private static final int PICTURE_BYTES = WIDTH * HEIGHT * 3 / 2;
  private static final int SOUND_BYTES = SAMPLES_PER_FRAME * 4;
  private static final int CHUNKS_BYTES = FRAMES * (8 + PICTURE_BYTES + 8 + SOUND_BYTES);
  private static final int INDEX_BYTES = FRAMES * 2 * 16;
  private static final int KEY_FRAME = 0x10;

  private final byte[] luma = new byte[WIDTH * HEIGHT];

  private CodedFilm() {}

  /** Writes the film. */
  static void write(Path avi) throws IOException {
    CodedFilm film = new CodedFilm();
    try (FileChannel out =
        FileChannel.open(
            avi,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      writeAll(out, head());
      for (int frame = 0; frame < FRAMES; frame++) {
        writeAll(out, film.chunks(frame));
      }
      writeAll(out, index());
    }
  }

  /** Writes its cut list, as {@code --shots} reads it. */
  static void writeCuts(Path json) throws IOException {
    Shot[] shots = new Shot[CUTS.size() - 1];
    for (int i = 0; i < shots.length; i++) {
      shots[i] = new Shot(CUTS.get(i), CUTS.get(i + 1), Transition.CUT);
    }
    Files.write(json, Json.indented(new ShotList(List.of(shots))));
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void writeAll(FileChannel out, ByteBuffer bytes) throws IOException {
    bytes.flip();
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  /** Everything before the first frame's chunks. */
  private static ByteBuffer head() {
    ByteBuffer picture = stream(pictureHeader(), pictureFormat());
    ByteBuffer sound = stream(soundHeader(), soundFormat());
    ByteBuffer headers = buffer(1024).put(tag("hdrl")).put(chunk("avih", fileHeader()));
    headers.put(chunk("LIST", picture)).put(chunk("LIST", sound));
    ByteBuffer list = chunk("LIST", headers);
    int listBytes = list.remaining();
    ByteBuffer head = buffer(2048).put(tag("RIFF"));
    head.putInt(4 + listBytes + 12 + CHUNKS_BYTES + 8 + INDEX_BYTES).put(tag("AVI ")).put(list);
    return head.put(tag("LIST")).putInt(4 + CHUNKS_BYTES).put(tag("movi"));
  }

  private static ByteBuffer stream(ByteBuffer header, ByteBuffer format) {
    return buffer(256).put(tag("strl")).put(chunk("strh", header)).put(chunk("strf", format));
  }

  private static ByteBuffer fileHeader() {
    ByteBuffer header = ints(1_000_000 / FRAMES_PER_SECOND, 0, 0, KEY_FRAME, FRAMES, 0, 2, 0);
    return header.put(ints(WIDTH, HEIGHT, 0, 0, 0, 0).flip());
  }

  private static ByteBuffer pictureHeader() {
    ByteBuffer header = buffer(256).put(tag("vids")).put(tag("I420"));
    header.put(ints(0, 0, 0, 1, FRAMES_PER_SECOND, 0, FRAMES, PICTURE_BYTES, -1, 0).flip());
    return header.putShort((short) 0).putShort((short) 0).putShort((short) WIDTH).putShort(side());
  }

  private static short side() {
    return (short) HEIGHT;
  }

  private static ByteBuffer pictureFormat() {
    ByteBuffer format = ints(40, WIDTH, HEIGHT).putShort((short) 1).putShort((short) 12);
    return format.put(tag("I420")).put(ints(PICTURE_BYTES, 0, 0, 0, 0).flip());
  }

  private static ByteBuffer soundHeader() {
    ByteBuffer header = buffer(256).put(tag("auds"));
    int samples = FRAMES * SAMPLES_PER_FRAME;
    return header.put(
        ints(0, 0, 0, 0, 1, SAMPLE_RATE, 0, samples, SOUND_BYTES, -1, 4, 0, 0).flip());
  }

  private static ByteBuffer soundFormat() {
    ByteBuffer format = buffer(64).putShort((short) 1).putShort((short) 2);
    format.putInt(SAMPLE_RATE).putInt(SAMPLE_RATE * 4);
    return format.putShort((short) 4).putShort((short) 16);
  }

  private static ByteBuffer index() {
    ByteBuffer index = buffer(8 + INDEX_BYTES).put(tag("idx1")).putInt(INDEX_BYTES);
    int offset = 4;
    for (int frame = 0; frame < FRAMES; frame++) {
      index.put(tag("00db")).putInt(KEY_FRAME).putInt(offset).putInt(PICTURE_BYTES);
      offset += 8 + PICTURE_BYTES;
      index.put(tag("01wb")).putInt(KEY_FRAME).putInt(offset).putInt(SOUND_BYTES);
      offset += 8 + SOUND_BYTES;
    }
    return index;
  }

  private static ByteBuffer ints(int... values) {
    ByteBuffer buffer = buffer(256);
    for (int value : values) {
      buffer.putInt(value);
    }
    return buffer;
  }

  /** A chunk of what was put into {@code contents}, ready to be read. */
  private static ByteBuffer chunk(String type, ByteBuffer contents) {
    contents.flip();
    ByteBuffer chunk = buffer(8 + contents.remaining()).put(tag(type));
    return chunk.putInt(contents.remaining()).put(contents).flip();
  }

  private static byte[] tag(String type) {
    return type.getBytes(US_ASCII);
  }

  private ByteBuffer chunks(int frame) {
    draw(frame);
    ByteBuffer chunks = buffer(8 + PICTURE_BYTES + 8 + SOUND_BYTES);
    chunks.put(tag("00db")).putInt(PICTURE_BYTES).put(luma);
    int shot = shot(frame);
    for (int i = 0; i < WIDTH * HEIGHT / 4; i++) {
      chunks.put((byte) (108 + 9 * shot));
    }
    for (int i = 0; i < WIDTH * HEIGHT / 4; i++) {
      chunks.put((byte) (148 - 9 * shot));
    }
    chunks.put(tag("01wb")).putInt(SOUND_BYTES);
    for (int i = 0; i < SAMPLES_PER_FRAME; i++) {
      double time = (double) (frame * SAMPLES_PER_FRAME + i) / SAMPLE_RATE;
      short sample = (short) (6000 * Math.sin(2 * Math.PI * (330 + 55 * shot) * time));
      chunks.putShort(sample).putShort(sample);
    }
    return chunks;
  }

  private static int shot(int frame) {
    int shot = 0;
    while (frame >= CUTS.get(shot + 1)) {
      shot++;
    }
    return shot;
  }

  /** Waves that move, finer from shot to shot, under a little noise: something to spend bits on. */
  private void draw(int frame) {
    int shot = shot(frame);
    SplittableRandom noise = new SplittableRandom(frame);
    double fine = 0.02 + 0.05 * shot;
    double shift = 1.5 * frame;
    for (int y = 0; y < HEIGHT - STRIP; y++) {
      double vertical = 40 * Math.sin(fine * (y + 0.5 * shift));
      for (int x = 0; x < WIDTH; x++) {
        double wave = vertical + 40 * Math.sin(fine * (x + shift) + 0.01 * y);
        luma[y * WIDTH + x] = (byte) (126 + wave + noise.nextInt(7) - 3);
      }
    }
    for (int y = HEIGHT - STRIP; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        luma[y * WIDTH + x] = (byte) (cell(frame, x * CELLS / WIDTH) ? LIGHT : DARK);
      }
    }
  }

  /** Whether a cell of a frame's strip is light. */
  private static boolean cell(int frame, int cell) {
    return cell == CELLS - 1
        ? Integer.bitCount(frame) % 2 == 1
        : (frame >> (CELLS - 2 - cell)) % 2 == 1;
  }
}
