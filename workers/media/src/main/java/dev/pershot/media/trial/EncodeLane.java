package dev.pershot.media.trial;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.ffmpeg.VideoEncoder;
import dev.pershot.media.memory.Owned;
import dev.pershot.model.CodedFrame;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import dev.pershot.model.TrialSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** One encode of a shot: frames go in, coded frames go to a file. */
final class EncodeLane implements AutoCloseable {
  private final TrialSpec spec;
  private final CpuMeter cpu;
  private final VideoEncoder encoder;
  private final StreamFile stream;
  private final List<CodedFrame> coded = new ArrayList<>();
  private final Packet packet;
  private final Owned owned;

  private int sent;

  private EncodeLane(
      TrialSpec spec, CpuMeter cpu, VideoEncoder encoder, StreamFile stream, Owned owned) {
    this.spec = spec;
    this.cpu = cpu;
    this.encoder = encoder;
    this.stream = stream;
    this.owned = owned;
    this.packet = owned.add(Packet.empty());
  }

  /** A lane for one spec; its stream goes to a new file in {@code scratch}. */
  static EncodeLane open(TrialSpec spec, Master master, Path scratch) {
    Owned owned = new Owned();
    CpuMeter cpu = new CpuMeter();
    try {
      VideoEncoder encoder =
          owned.add(
              cpu.measure(
                  Stage.ENCODE,
                  () ->
                      VideoEncoder.open(
                          spec.recipe(), master.video().frameRate(), master.video().colour())));
      StreamFile stream = owned.add(StreamFile.create(scratch, encoder.parameterSets()));
      return new EncodeLane(spec, cpu, encoder, stream, owned);
    } catch (RuntimeException e) {
      throw owned.closeAfter(e);
    }
  }

  /** Feeds the shot's next frame, at the encode's size. */
  void offer(Frame scaled) {
    boolean idr = spec.idrFrames().contains(sent);
    cpu.measure(Stage.ENCODE, () -> encoder.send(scaled, sent, idr));
    sent++;
    drain(() -> {});
  }

  /**
   * Says that the shot is fed, and returns what it became. What the encoder holds is free after
   * this; the stream goes with the lane.
   */
  CodedShot finish(Runnable eachFrame) {
    byte[] parameterSets = encoder.parameterSets();
    cpu.measure(Stage.ENCODE, encoder::finish);
    drain(eachFrame);
    cpu.measure(Stage.ENCODE, encoder::close);
    String sha256 = stream.finish();
    requireEveryFrameOnce();
    requireIdrFrames();
    return new CodedShot(spec, parameterSets, coded, stream, sha256, cpu);
  }

  private void drain(Runnable eachFrame) {
    while (cpu.measure(Stage.ENCODE, () -> encoder.receive(packet))) {
      byte[] bytes = stream.append(packet.bytes(), coded.isEmpty());
      coded.add(new CodedFrame((int) packet.pts(), bytes.length, packet.isKey()));
      eachFrame.run();
    }
  }

  private void requireEveryFrameOnce() {
    List<Integer> shownFrames = coded.stream().map(CodedFrame::frame).sorted().toList();
    if (!shownFrames.equals(IntStream.range(0, spec.range().length()).boxed().toList())) {
      throw CodedShot.missing(spec, "codes frames " + shownFrames);
    }
  }

  private void requireIdrFrames() {
    List<Integer> idr = coded.stream().filter(CodedFrame::idr).map(CodedFrame::frame).toList();
    if (!idr.equals(spec.idrFrames())) {
      throw new PershotException(
          ErrorCode.ENCODE_FAILED,
          "the encoder made IDR frames at " + idr + " instead of " + spec.idrFrames());
    }
  }

  @Override
  public void close() {
    owned.close();
  }
}
