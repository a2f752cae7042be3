package dev.pershot.media.trial;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.master.FrameIndex;
import dev.pershot.media.master.MasterReader;
import dev.pershot.media.memory.Owned;
import dev.pershot.media.source.MasterSource;
import dev.pershot.media.trial.PictureSpool.Share;
import dev.pershot.media.trial.ShotPictures.Form;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Master;
import org.jspecify.annotations.Nullable;

/**
 * The master's frames of a range, for one pass: from the spool, or decoded, and then spooled. Those
 * that nobody asks for cost nothing while none after them is decoded.
 */
final class ShotFrames implements AutoCloseable {
  private final MasterSource source;
  private final Master master;
  private final FrameIndex index;
  private final FrameRange range;
  private final CpuMeter cpu;
  private final Owned owned = new Owned();
  private final Share share;
  private @Nullable MasterReader reader;
  private @Nullable Frame decoded;
  private int next;

  /**
   * Frames of a master.
   *
   * @param cpu told what reading them takes
   */
  ShotFrames(
      MasterSource source,
      Master master,
      FrameIndex index,
      FrameRange range,
      PictureSpool spool,
      CpuMeter cpu) {
    this.source = source;
    this.master = master;
    this.index = index;
    this.range = range;
    this.cpu = cpu;
    this.next = range.start();
    this.share = owned.add(spool.share(ShotPictures.of(master, range, new Form.Decoded())));
  }

  /** A frame by its number in the master, in rising order. It stays valid until the next call. */
  Frame at(int number) {
    return cpu.measure(
        Stage.DECODE, () -> share.isKept() ? share.get(number) : decodedUpTo(number));
  }

  private Frame decodedUpTo(int number) {
    while (decoded == null || next <= number) {
      decoded = decodeNext();
    }
    if (next != number + 1) {
      throw new IllegalStateException("frame " + number + " was passed, " + next + " is next");
    }
    return decoded;
  }

  private Frame decodeNext() {
    if (reader == null) {
      reader = owned.add(MasterReader.open(source, master, index, range));
    }
    Frame frame = reader.read();
    share.put(next, frame);
    next++;
    return frame;
  }

  /** Decodes the rest, where the spool is to have it. */
  void finish() {
    if (share.isBegun() && next < range.end()) {
      at(range.end() - 1);
    }
  }

  @Override
  public void close() {
    owned.close();
  }
}
