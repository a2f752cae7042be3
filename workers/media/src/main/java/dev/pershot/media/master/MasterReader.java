package dev.pershot.media.master;

import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.pershot.media.ffmpeg.Decoder;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import java.util.ArrayList;
import java.util.List;

/**
 * Decodes frames of a master by their numbers, and holds each one to the index: its presentation
 * time and its checksum. A container's seek may land anywhere; the index says whether it landed.
 */
public final class MasterReader implements AutoCloseable {
  /** How many random access points before the shot are tried before decoding from the beginning. */
  private static final int NEARBY_KEY_FRAMES = 2;

  private final FrameIndex index;
  private final FrameRange range;
  private final MediaInput input;
  private final Decoder decoder;
  private final int stream;
  private final Packet packet = Packet.empty();
  private final Frame frame = Frame.empty();
  private long end = AV_NOPTS_VALUE;
  private boolean held;
  private boolean ended;
  private int next;

  private MasterReader(
      MediaInput input, Decoder decoder, int stream, FrameIndex index, FrameRange range) {
    this.input = input;
    this.decoder = decoder;
    this.stream = stream;
    this.index = index;
    this.range = range;
    this.next = range.start();
  }

  /**
   * Opens a master at the first frame of a range.
   *
   * @throws PershotException {@link ErrorCode#FRAME_DIFFERS} where that frame cannot be reached
   */
  public static MasterReader open(
      MasterSource source, Master master, FrameIndex index, FrameRange range) {
    if (range.end() > index.frames()) {
      throw new PershotException(
          ErrorCode.FRAMES_MISSING,
          "frames " + range + " wanted of a master that has " + index.frames());
    }
    for (int start : startsFor(index, range.start())) {
      MasterReader reader = start(source, master, index, range);
      boolean lands = false;
      try {
        lands = reader.landsFrom(start);
        if (lands) {
          return reader;
        }
      } finally {
        if (!lands) {
          reader.close();
        }
      }
    }
    throw differs(range.start(), source.name());
  }

  private static MasterReader start(
      MasterSource source, Master master, FrameIndex index, FrameRange range) {
    MediaInput input = MediaInput.open(source);
    try {
      int stream = master.video().streamIndex();
      input.readOnly(stream);
      return new MasterReader(input, Decoder.of(input, stream, 1), stream, index, range);
    } catch (RuntimeException e) {
      input.close();
      throw e;
    }
  }

  /** The nearest key frames at or before a frame, then -1 for the file's very beginning. */
  private static List<Integer> startsFor(FrameIndex index, int frame) {
    List<Integer> before = index.keyFrames().stream().filter(key -> key <= frame).toList();
    List<Integer> starts = new ArrayList<>();
    for (int i = before.size() - 1; i >= 0 && starts.size() < NEARBY_KEY_FRAMES; i--) {
      if (before.get(i) > 0) {
        starts.add(before.get(i));
      }
    }
    starts.add(-1);
    return starts;
  }

  /** Whether decoding from there reaches the first wanted frame, exactly as it was. */
  private boolean landsFrom(int keyFrame) {
    try {
      if (keyFrame >= 0 && !input.seek(stream, index.pts().get(keyFrame))) {
        return false;
      }
      long wanted = index.pts().get(range.start());
      while (decode()) {
        if (frame.pts() == wanted) {
          held = frame.checksum() == index.checksums().get(range.start());
          return held;
        }
        if (frame.pts() > wanted) {
          return false;
        }
      }
      return false;
    } catch (PershotException e) {
      if (keyFrame < 0 || input.isCutOff()) {
        throw at(range.start(), e);
      }
      // Pictures that lean on what lies before the seek's target do not decode: start earlier.
      return false;
    }
  }

  /**
   * The next frame of the range. It stays valid until the next call.
   *
   * @throws PershotException naming the frame that is missing or differs
   */
  public Frame read() {
    if (next >= range.end()) {
      throw new IllegalStateException("the range " + range + " is read to its end");
    }
    if (!held) {
      decodeNext();
      requireFrame();
    }
    held = false;
    next++;
    return frame;
  }

  private void decodeNext() {
    boolean decoded;
    try {
      decoded = decode();
    } catch (PershotException e) {
      throw at(next, e);
    }
    if (!decoded) {
      throw new PershotException(
          ErrorCode.FRAMES_MISSING, input.name() + " ends before its frame " + next);
    }
  }

  private void requireFrame() {
    if (frame.pts() != index.pts().get(next) || frame.checksum() != index.checksums().get(next)) {
      throw differs(next, input.name());
    }
  }

  private PershotException at(int number, PershotException e) {
    return input.isCutOff()
        ? e
        : new PershotException(e.code(), e.getMessage() + ", on the way to frame " + number, e);
  }

  private static PershotException differs(int number, String name) {
    return new PershotException(
        ErrorCode.FRAME_DIFFERS,
        "frame " + number + " of " + name + " does not decode as it did when it was inspected");
  }

  private boolean decode() {
    while (true) {
      if (decoder.receive(frame)) {
        DecodedFrame.settle(frame, end);
        end = DecodedFrame.end(frame);
        return true;
      }
      if (ended) {
        return false;
      }
      feed();
    }
  }

  private void feed() {
    if (!input.read(packet)) {
      ended = true;
      decoder.send(null);
    } else if (packet.stream() == stream) {
      decoder.skipUnlessReference(isBeforeRange(packet.pts()));
      if (!decoder.send(packet)) {
        throw new PershotException(
            ErrorCode.INTERNAL, "the decoder took no packet after it drained");
      }
    }
  }

  /** Of the frames between a key frame and the range, half have no use. */
  private boolean isBeforeRange(long pts) {
    return pts != AV_NOPTS_VALUE && pts < index.pts().get(range.start());
  }

  @Override
  public void close() {
    frame.close();
    packet.close();
    decoder.close();
    input.close();
  }
}
