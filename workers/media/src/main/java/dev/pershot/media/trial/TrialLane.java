package dev.pershot.media.trial;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.ffmpeg.Decoder;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.Packet;
import dev.pershot.media.ffmpeg.VideoEncoder;
import dev.pershot.media.memory.Owned;
import dev.pershot.media.vmaf.VmafLibrary;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.media.vmaf.VmafScorer;
import dev.pershot.model.CodedFrame;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Master;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import dev.pershot.model.Score;
import dev.pershot.model.Trial;
import dev.pershot.model.TrialSpec;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One encode of a shot on its way through a pass: frames go in, come out of the encoder later, are
 * decoded again and scored against their references, which wait in a queue just that long.
 */
final class TrialLane implements AutoCloseable {
  private final TrialSpec spec;
  private final CpuMeter cpu = new CpuMeter();
  private final VideoEncoder encoder;
  private final Decoder decoder;
  private final StreamFile stream;
  private final List<VmafScorer> scorers = new ArrayList<>();
  private final Deque<Frame> references = new ArrayDeque<>();
  private final List<CodedFrame> coded = new ArrayList<>();
  private final Packet packet;
  private final Frame decoded;
  private final Owned owned;
  private int sent;
  private int scored;

  private TrialLane(TrialSpec spec, VideoEncoder encoder, StreamFile stream, Owned owned) {
    this.spec = spec;
    this.encoder = encoder;
    this.stream = stream;
    this.owned = owned;
    this.decoder = owned.add(encoder.decoder());
    this.packet = owned.add(Packet.empty());
    this.decoded = owned.add(Frame.empty());
  }

  /**
   * A lane for one spec; its stream goes to a new file in {@code scratch}.
   *
   * @param lead how many neighbours will be fed before the shot
   */
  static TrialLane open(
      TrialSpec spec,
      int lead,
      Master master,
      int referenceFormat,
      VmafLibrary library,
      Path scratch) {
    Owned owned = new Owned();
    try {
      VideoEncoder encoder =
          owned.add(
              VideoEncoder.open(
                  spec.recipe(), master.video().frameRate(), master.video().colour()));
      StreamFile stream = owned.add(StreamFile.create(scratch, encoder.parameterSets()));
      TrialLane lane = new TrialLane(spec, encoder, stream, owned);
      Resolution encoded = spec.recipe().resolution();
      for (String model : spec.models()) {
        lane.scorers.add(
            owned.add(
                VmafScorer.open(
                    library,
                    new VmafModel(model),
                    spec.scored(),
                    lead,
                    master.video().resolution(),
                    referenceFormat,
                    encoded,
                    encoder.pixelFormat(),
                    lane.cpu)));
      }
      return lane;
    } catch (RuntimeException e) {
      throw owned.closeAfter(e);
    }
  }

  /** Feeds a neighbouring shot's frame, which only gives motion to this shot's first or last. */
  void neighbour(Frame reference) {
    scorers.forEach(scorer -> scorer.offerNeighbour(reference));
  }

  /** Feeds the shot's next frame: as it is, and at the encode's size. */
  void offer(Frame reference, Frame scaled) {
    references.add(reference.share());
    boolean idr = spec.idrFrames().contains(sent);
    cpu.measure(Stage.ENCODE, () -> encoder.send(scaled, sent, idr));
    sent++;
    drainEncoder();
  }

  /** Says that the shot is fed, and scores what was still in the encoder. */
  void finishEncode() {
    cpu.measure(Stage.ENCODE, encoder::finish);
    drainEncoder();
    decoder.send(null);
    drainDecoder();
    if (scored != spec.range().length()) {
      throw missing("decodes to " + scored);
    }
  }

  private void drainEncoder() {
    while (cpu.measure(Stage.ENCODE, () -> encoder.receive(packet))) {
      byte[] bytes = stream.append(packet.bytes(), coded.isEmpty());
      coded.add(new CodedFrame((int) packet.pts(), bytes.length, packet.isKey()));
      cpu.measure(Stage.DECODE, () -> decoder.send(packet));
      drainDecoder();
    }
  }

  private void drainDecoder() {
    while (cpu.measure(Stage.DECODE, () -> decoder.receive(decoded))) {
      if (decoded.pts() != scored) {
        throw missing("shows frame " + decoded.pts() + " in the place of " + scored);
      }
      try (Frame reference = references.remove()) {
        scorers.forEach(scorer -> scorer.offer(reference, decoded));
      }
      scored++;
    }
  }

  private PershotException missing(String what) {
    return new PershotException(
        ErrorCode.FRAMES_MISSING,
        "the encode of shot "
            + spec.range()
            + " at "
            + spec.recipe().resolution()
            + " "
            + what
            + ", of "
            + spec.range().length()
            + " frames");
  }

  /**
   * The result, after {@link #finishEncode} and the frames behind the shot.
   *
   * @param shared what this lane shared with {@code sharers} lanes
   */
  Trial result(CpuMeter shared, int sharers) {
    List<Score> scores = new ArrayList<>();
    for (VmafScorer scorer : scorers) {
      scores.add(Score.of(scorer.model().libraryName(), scorer.finish()));
    }
    requireIdrFrames();
    return new Trial(
        spec,
        coded.stream().mapToLong(CodedFrame::bytes).sum(),
        stream.finish(),
        coded,
        scores,
        cpu.secondsWithShare(shared, sharers));
  }

  /** Hands out the stream of {@link #result}: once no lane of the pass can fail any more. */
  EncodedShot keep(Trial result) {
    return new EncodedShot(result, stream.keep());
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
    while (!references.isEmpty()) {
      owned.add(references.remove());
    }
    owned.close();
  }
}
