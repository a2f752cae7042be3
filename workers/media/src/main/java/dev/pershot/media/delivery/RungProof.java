package dev.pershot.media.delivery;

import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_VIDEO;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.ffmpeg.Decoder;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.MediaInput;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.master.FrameIndex;
import dev.pershot.media.master.MasterReader;
import dev.pershot.media.memory.NativeHeap;
import dev.pershot.media.source.MasterSource;
import dev.pershot.media.vmaf.VmafLibrary;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.media.vmaf.VmafScorer;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import dev.pershot.model.Score;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a packaged rung from end to end beside its master: every frame of the master must come
 * back once, in order, and each is scored.
 */
public final class RungProof {
  private RungProof() {}

  /**
   * Proves a rung.
   *
   * @param packaged the init segment and all media segments, joined
   * @param cpu told what decoding, scaling and scoring take
   * @param eachFrame called after every frame; may throw to stop
   * @return the whole title's score
   * @throws PershotException {@link ErrorCode#FRAMES_MISSING} naming the frame
   */
  public static Score prove(
      Path packaged,
      MasterSource source,
      Master master,
      FrameIndex index,
      VmafModel model,
      CpuMeter cpu,
      Runnable eachFrame) {
    FrameRange title = new FrameRange(0, index.frames());
    try (MediaInput input = MediaInput.openPackaged(packaged, "the packaged rung");
        Decoder decoder = Decoder.of(input, stream(input), 1);
        MasterReader reader = MasterReader.open(source, master, index, title);
        Packet packet = Packet.empty();
        Frame frame = Frame.empty();
        Comparison comparison = new Comparison(reader, master, model, cpu, eachFrame)) {
      while (input.read(packet)) {
        send(decoder, packet, cpu);
        while (receive(decoder, frame, cpu)) {
          comparison.add(frame);
        }
      }
      send(decoder, null, cpu);
      while (receive(decoder, frame, cpu)) {
        comparison.add(frame);
      }
      return comparison.finish();
    } finally {
      NativeHeap.trim();
    }
  }

  private static void send(Decoder decoder, @Nullable Packet packet, CpuMeter cpu) {
    cpu.measure(Stage.DECODE, () -> decoder.send(packet));
  }

  private static boolean receive(Decoder decoder, Frame frame, CpuMeter cpu) {
    return cpu.measure(Stage.DECODE, () -> decoder.receive(frame));
  }

  private static int stream(MediaInput input) {
    return input
        .bestStream(AVMEDIA_TYPE_VIDEO)
        .orElseThrow(
            () ->
                new PershotException(
                    ErrorCode.PACKAGE_FAILED, "the packaged rung has no video stream"));
  }

  /** Pairs each decoded frame with the master's of the same number. */
  private static final class Comparison implements AutoCloseable {
    private final MasterReader reader;
    private final Master master;
    private final VmafModel model;
    private final CpuMeter cpu;
    private final Runnable eachFrame;
    private @Nullable VmafScorer scorer;
    private int frames;
    private long lastPts;

    Comparison(
        MasterReader reader, Master master, VmafModel model, CpuMeter cpu, Runnable eachFrame) {
      this.cpu = cpu;
      this.reader = reader;
      this.master = master;
      this.model = model;
      this.eachFrame = eachFrame;
    }

    void add(Frame packaged) {
      if (frames >= master.frames()) {
        throw new PershotException(
            ErrorCode.FRAMES_MISSING,
            "the packaged rung has more frames than the master's " + master.frames());
      }
      requireNext(packaged);
      Frame reference = cpu.measure(Stage.DECODE, reader::read);
      if (scorer == null) {
        scorer =
            VmafScorer.open(
                VmafLibrary.load(),
                model,
                master.video().resolution(),
                reference.pixelFormat(),
                new Resolution(packaged.width(), packaged.height()),
                packaged.pixelFormat(),
                cpu);
      }
      scorer.score(reference, packaged);
      frames++;
      eachFrame.run();
    }

    /** Frames follow each other at one distance, the first at 0. */
    private void requireNext(Frame packaged) {
      long duration = packaged.pointer().duration();
      long expected = frames == 0 ? 0 : lastPts + duration;
      if (packaged.pts() != expected) {
        throw new PershotException(
            ErrorCode.FRAMES_MISSING,
            "the packaged rung shows its frame "
                + frames
                + " at "
                + packaged.pts()
                + " instead of "
                + expected);
      }
      lastPts = packaged.pts();
    }

    Score finish() {
      if (frames != master.frames() || scorer == null) {
        throw new PershotException(
            ErrorCode.FRAMES_MISSING,
            "the packaged rung decodes to " + frames + " of " + master.frames() + " frames");
      }
      return Score.of(model.libraryName(), scorer.finish());
    }

    @Override
    public void close() {
      if (scorer != null) {
        scorer.close();
      }
    }
  }
}
