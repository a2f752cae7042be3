package dev.pershot.media.trial;

import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.VideoEncoder;
import dev.pershot.media.memory.Owned;
import dev.pershot.media.vmaf.VmafLibrary;
import dev.pershot.media.vmaf.VmafModel;
import dev.pershot.media.vmaf.VmafScorer;
import dev.pershot.model.Master;
import dev.pershot.model.Score;
import dev.pershot.model.TrialSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One encode beside its references, scored by each model. */
final class ScoreLane implements AutoCloseable {
  private final CodedShot encode;
  private final DecodedPictures pictures;
  private final List<VmafScorer> scorers = new ArrayList<>();
  private final List<CpuMeter> meters = new ArrayList<>();
  private final Owned owned = new Owned();

  private ScoreLane(CodedShot encode, DecodedPictures pictures) {
    this.encode = encode;
    this.pictures = owned.add(pictures);
  }

  /**
   * A lane for an encode.
   *
   * @param lead how many neighbours will be fed before the shot
   */
  static ScoreLane open(CodedShot encode, int lead, Master master) {
    ScoreLane lane = new ScoreLane(encode, new DecodedPictures(encode));
    try {
      for (String model : encode.spec().models()) {
        VmafModel known = new VmafModel(model);
        CpuMeter cpu = new CpuMeter();
        lane.meters.add(cpu);
        lane.scorers.add(
            lane.owned.add(
                cpu.measure(
                    Stage.SCORE,
                    () ->
                        VmafScorer.open(
                            VmafLibrary.load(),
                            known,
                            encode.spec().scored(),
                            lead,
                            master.video().resolution(),
                            VmafScorer.format(known, master.video().bitDepth()),
                            encode.spec().recipe().resolution(),
                            VideoEncoder.yuv420p(),
                            cpu))));
      }
      return lane;
    } catch (RuntimeException e) {
      throw lane.owned.closeAfter(e);
    }
  }

  /**
   * Takes the next frame: scores it, feeds it for another's motion, or leaves it out.
   *
   * @param frame counted from the shot's start; outside of it are its neighbours' frames
   * @param reference nothing where no score depends on it
   */
  void next(int frame, @Nullable Reference reference) {
    if (reference == null) {
      scorers.forEach(VmafScorer::skip);
    } else if (!isScored(frame)) {
      scorers.forEach(scorer -> scorer.offerNeighbour(reference.in(scorer.format())));
    } else {
      Frame shown = pictures.of(frame);
      scorers.forEach(scorer -> scorer.offer(reference.in(scorer.format()), shown));
    }
  }

  private boolean isScored(int frame) {
    TrialSpec spec = encode.spec();
    return frame >= 0 && frame < spec.range().length() && spec.scored().takes(frame);
  }

  /** Ends the run; no frames may follow, and libvmaf is gone. */
  ScoredEncode result() {
    pictures.requireEnd();
    List<Score> scores = scorers.stream().map(ScoreLane::score).toList();
    return new ScoredEncode(scores, meters.stream().map(CpuMeter::seconds).toList());
  }

  /** Closes the scorer too, so that its meter has that before it is read. */
  private static Score score(VmafScorer scorer) {
    try (scorer) {
      return Score.of(scorer.model().libraryName(), scorer.finish());
    }
  }

  @Override
  public void close() {
    owned.close();
  }
}
