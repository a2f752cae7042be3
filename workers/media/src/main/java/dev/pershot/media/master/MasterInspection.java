package dev.pershot.media.master;

import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_INTERLACED;
import static org.bytedeco.ffmpeg.avutil.AVFrame.AV_FRAME_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avutil.AV_NOPTS_VALUE;

import dev.pershot.media.ffmpeg.Decoder;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a master once from end to end: every frame must be there, whole, progressive, of one size
 * and in its place in time; and its sound must decode, since that is found out here at little cost
 * and later at a great one.
 */
public final class MasterInspection {
  private final Master master;
  private final String name;
  private final Consumer<Frame> eachFrame;
  private final List<Long> pts = new ArrayList<>();
  private final List<Integer> keyFrames = new ArrayList<>();
  private final List<Integer> checksums = new ArrayList<>();
  private long end = AV_NOPTS_VALUE;

  private MasterInspection(Master master, String name, Consumer<Frame> eachFrame) {
    this.master = master;
    this.name = name;
    this.eachFrame = eachFrame;
  }

  /**
   * Inspects a master.
   *
   * @param threads for decoding; the result does not depend on it
   * @param eachFrame sees every frame, in presentation order
   * @throws PershotException with exit code 4, naming the frame where the master is at fault
   */
  public static FrameIndex inspect(
      MasterSource source, Master master, int threads, Consumer<Frame> eachFrame) {
    MasterInspection inspection = new MasterInspection(master, source.name(), eachFrame);
    try (MediaInput input = MediaInput.open(source);
        Decoder decoder = Decoder.of(input, master.video().streamIndex(), threads);
        SoundInspection sound = SoundInspection.of(input, master.audio());
        Packet packet = Packet.empty();
        Frame frame = Frame.empty()) {
      inspection.decodeAll(input, decoder, sound, packet, frame);
    }
    return inspection.index();
  }

  private void decodeAll(
      MediaInput input, Decoder decoder, SoundInspection sound, Packet packet, Frame frame) {
    while (input.read(packet)) {
      if (packet.stream() == master.video().streamIndex()) {
        decode(decoder, packet, frame);
      } else {
        sound.accept(packet);
      }
    }
    decode(decoder, null, frame);
    sound.finish();
  }

  private void decode(Decoder decoder, @Nullable Packet packet, Frame frame) {
    try {
      while (!decoder.send(packet)) {
        drain(decoder, frame);
      }
      drain(decoder, frame);
    } catch (PershotException e) {
      throw e.code() == ErrorCode.MASTER_DAMAGED
          ? new PershotException(e.code(), e.getMessage() + place(), e)
          : e;
    }
  }

  private String place() {
    return pts.isEmpty()
        ? ", at its first frame"
        : ", after frame " + (pts.size() - 1) + " of " + master.frames();
  }

  private void drain(Decoder decoder, Frame frame) {
    while (decoder.receive(frame)) {
      DecodedFrame.settle(frame, end);
      end = DecodedFrame.end(frame);
      add(frame);
    }
  }

  private void add(Frame frame) {
    int number = pts.size();
    requireSame(frame, number);
    if ((frame.pointer().flags() & AV_FRAME_FLAG_KEY) != 0) {
      keyFrames.add(number);
    }
    pts.add(frame.pts());
    checksums.add(frame.checksum());
    eachFrame.accept(frame);
  }

  private void requireSame(Frame frame, int number) {
    if ((frame.pointer().flags() & AV_FRAME_FLAG_INTERLACED) != 0) {
      throw new PershotException(
          ErrorCode.MASTER_UNSUPPORTED,
          name + " is not supported: its frame " + number + " is interlaced");
    }
    if (frame.width() != master.video().resolution().width()
        || frame.height() != master.video().resolution().height()) {
      throw new PershotException(
          ErrorCode.MASTER_UNSUPPORTED,
          name
              + " is not supported: its picture size changes at frame "
              + number
              + " to "
              + frame.width()
              + "x"
              + frame.height());
    }
    if (number > 0 && frame.pts() <= pts.get(number - 1)) {
      throw new PershotException(
          ErrorCode.MASTER_DAMAGED,
          name + " shows its frame " + number + " no later than the one before");
    }
  }

  private FrameIndex index() {
    if (pts.size() != master.frames()) {
      throw new PershotException(
          ErrorCode.MASTER_DAMAGED,
          name + " holds " + master.frames() + " coded frames and decodes to " + pts.size());
    }
    return new FrameIndex(FrameIndex.SCHEMA, master.contentId(), pts, keyFrames, checksums);
  }
}
