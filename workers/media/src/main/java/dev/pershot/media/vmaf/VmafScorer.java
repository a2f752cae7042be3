package dev.pershot.media.vmaf;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P10LE;
import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.DoubleByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.pershot.media.cpu.CpuMeter;
import dev.pershot.media.cpu.CpuMeter.Stage;
import dev.pershot.media.ffmpeg.Frame;
import dev.pershot.media.ffmpeg.Scaler;
import dev.pershot.media.ffmpeg.ScalerQuality;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameSampling;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores pairs of frames by one model, synchronously in the caller's thread. Distorted frames are
 * scaled to the reference's size, straight into libvmaf's own buffers.
 */
public final class VmafScorer implements AutoCloseable {
  /** The pair that is compared, the two references before it, which libvmaf keeps, and one more. */
  private static final int PICTURES = 5;

  private final LibVmaf vmaf;
  private final boolean pools;
  private final VmafModel model;
  private final FrameSampling sampling;
  private final int stretch;
  private final CpuMeter cpu;
  private final int format;
  private final Frame view = Frame.empty();
  private final VmafPicture reference;
  private final VmafPicture distorted;
  private @Nullable Pointer context;
  private @Nullable Pointer loadedModel;
  private @Nullable Scaler referenceScaler;
  private @Nullable Scaler distortedScaler;
  private final List<Integer> scored = new ArrayList<>();
  private int next;
  private int frames;

  private VmafScorer(
      VmafLibrary library,
      VmafModel model,
      FrameSampling sampling,
      int lead,
      Resolution size,
      int depth,
      CpuMeter cpu) {
    this.sampling = sampling;
    this.stretch = stretch(model, sampling, lead);
    this.next = -lead;
    this.cpu = cpu;
    this.vmaf = library.functions();
    this.pools = library.hasPools();
    this.model = model;
    this.format = format(depth);
    this.reference = new VmafPicture(vmaf, size, depth);
    this.distorted = new VmafPicture(vmaf, size, depth);
  }

  /**
   * Starts a run of scores.
   *
   * @param reference size of the reference, at which frames are compared
   * @param referenceFormat its pixel format (FFmpeg's number), 4:2:0 of 8 or 10 bits
   * @param encoded size of the distorted frames
   * @param encodedFormat their pixel format
   * @param cpu told what scaling and scoring take, to the end
   */
  public static VmafScorer open(
      VmafLibrary library,
      VmafModel model,
      Resolution reference,
      int referenceFormat,
      Resolution encoded,
      int encodedFormat,
      CpuMeter cpu) {
    return open(
        library,
        model,
        FrameSampling.ALL,
        0,
        reference,
        referenceFormat,
        encoded,
        encodedFormat,
        cpu);
  }

  /**
   * Starts a run over a shot of which some frames only are scored.
   *
   * @param sampling which
   * @param lead how many frames before the shot will be offered: as many as its first scored frame
   *     depends on, or all where the title begins with fewer
   */
  public static VmafScorer open(
      VmafLibrary library,
      VmafModel model,
      FrameSampling sampling,
      int lead,
      Resolution reference,
      int referenceFormat,
      Resolution encoded,
      int encodedFormat,
      CpuMeter cpu) {
    int depth = model.bitDepth(depth(referenceFormat));
    VmafScorer scorer = new VmafScorer(library, model, sampling, lead, reference, depth, cpu);
    try {
      scorer.start(encoded, depth(encodedFormat));
      scorer.referenceScaler =
          Scaler.of(reference, referenceFormat, reference, scorer.format, ScalerQuality.BICUBIC);
      scorer.distortedScaler =
          Scaler.of(encoded, encodedFormat, reference, scorer.format, ScalerQuality.BICUBIC);
      return scorer;
    } catch (RuntimeException e) {
      scorer.close();
      throw e;
    }
  }

  /**
   * The pixel format in which a model compares frames of a reference with so many bits a sample;
   * references that come in it are not converted.
   */
  public static int format(VmafModel model, int referenceDepth) {
    return format(model.bitDepth(referenceDepth));
  }

  private static int format(int depth) {
    return depth > 8 ? AV_PIX_FMT_YUV420P10LE : AV_PIX_FMT_YUV420P;
  }

  /** The pixel format in which frames are compared. */
  public int format() {
    return format;
  }

  private static int depth(int pixelFormat) {
    return av_pix_fmt_desc_get(pixelFormat).comp(0).depth();
  }

  private void start(Resolution encoded, int encodedDepth) {
    PointerByReference handle = new PointerByReference();
    LibVmaf.Configuration configuration = new LibVmaf.Configuration();
    configuration.n_subsample = stretch;
    check(vmaf.vmaf_init(handle, configuration), "start");
    context = handle.getValue();
    if (pools) {
      check(
          vmaf.vmaf_preallocate_pictures(open(context), reference.pool(PICTURES)),
          "reserve pictures");
    }
    PointerByReference modelHandle = new PointerByReference();
    check(
        vmaf.vmaf_model_load(modelHandle, new LibVmaf.ModelConfiguration(), model.libraryName()),
        "load the model");
    loadedModel = modelHandle.getValue();
    if (model.isV1()) {
      describeEncode(encoded, encodedDepth);
    }
    check(vmaf.vmaf_use_features_from_model(context, loadedModel), "use the model");
  }

  /** CAMBI, the banding detector in v1, works at the encode's own size and depth. */
  private void describeEncode(Resolution encoded, int depth) {
    Resolution size = CambiSize.of(encoded, reference.size());
    PointerByReference dictionary = new PointerByReference();
    Map.of(
            "enc_width", size.width(),
            "enc_height", size.height(),
            "enc_bitdepth", depth)
        .forEach(
            (key, value) ->
                check(
                    vmaf.vmaf_feature_dictionary_set(dictionary, key, String.valueOf(value)),
                    "set " + key));
    check(
        vmaf.vmaf_model_feature_overload(open(loadedModel), "cambi", dictionary.getValue()),
        "describe the encode");
  }

  public VmafModel model() {
    return model;
  }

  /**
   * Frames that are fed for one score: all of a stretch, or the scored one and those its motion
   * depends on. libvmaf computes motion on each, and all else where the number is a multiple of
   * this.
   *
   * <p>Where the first score depends on frames before the title, it depends on frame numbers:
   * {@code _hfr} models treat a film's first two frames in their own way (libvmaf,
   * integer_motion.c, {@code min_idx}). Then these keep their numbers, and all is computed on each
   * frame fed.
   */
  private static int stretch(VmafModel model, FrameSampling sampling, int lead) {
    boolean fromTheTitlesStart = lead - sampling.distance(0) < model.leadIn();
    return fromTheTitlesStart
        ? 1
        : Math.min(sampling.every(), model.leadIn() + 1 + model.leadOut());
  }

  /**
   * Takes the next frame of a shot: scores it, feeds it for a neighbour's motion, or leaves it out,
   * as the sampling says. Without sampling it scores all.
   */
  public void offer(Frame referenceFrame, Frame distortedFrame) {
    if (distance() == 0) {
      score(referenceFrame, distortedFrame);
      next++;
    } else {
      offerNeighbour(referenceFrame);
    }
  }

  /**
   * Leaves out the next frame, which no score depends on.
   *
   * @throws IllegalStateException where one does
   */
  public void skip() {
    if (distance() == 0 || isNeighbour()) {
      throw new IllegalStateException(
          "frame " + next + " is scored or gives motion to one that is");
    }
    next++;
  }

  /**
   * Takes the next frame that is not scored, of the shot or of those beside it: feeds it where
   * motion depends on it.
   */
  public void offerNeighbour(Frame referenceFrame) {
    if (sampling.takesAll() || isNeighbour()) {
      align(referenceFrame);
      context(referenceFrame);
    }
    next++;
  }

  /**
   * How far the next frame stands from its stretch's scored one; before the shot, from the first.
   */
  private int distance() {
    return distance(sampling, next);
  }

  private static int distance(FrameSampling sampling, int frame) {
    return frame < 0 ? frame + sampling.distance(0) : sampling.distance(frame);
  }

  private boolean isNeighbour() {
    return depends(model, sampling, distance());
  }

  /**
   * The frames of a range that some model's score depends on: as they are scored, or for the motion
   * of one that is.
   *
   * @param frames counted from the shot's start; the shots around it have numbers below 0, and from
   *     the shot's length on
   */
  public static IntStream needed(List<VmafModel> models, FrameSampling sampling, IntStream frames) {
    return frames.filter(frame -> models.stream().anyMatch(model -> needs(model, sampling, frame)));
  }

  private static boolean needs(VmafModel model, FrameSampling sampling, int frame) {
    return sampling.takesAll() || depends(model, sampling, distance(sampling, frame));
  }

  private static boolean depends(VmafModel model, FrameSampling sampling, int distance) {
    return distance <= 0
        ? -distance <= model.leadIn()
        : distance <= model.leadOut() || sampling.every() - distance <= model.leadIn();
  }

  /** Feeds so many frames at first that the scored ones get the numbers of scored ones. */
  private void align(Frame referenceFrame) {
    if (frames == 0) {
      int before = -distance();
      int pads = Math.floorMod(-before, stretch);
      for (int i = 0; i < pads; i++) {
        context(referenceFrame);
      }
    }
  }

  /** Scores the next pair. */
  public void score(Frame referenceFrame, Frame distortedFrame) {
    fill(reference, open(referenceScaler), referenceFrame);
    fill(distorted, open(distortedScaler), distortedFrame);
    scored.add(frames);
    read();
  }

  /**
   * Feeds a frame that only gives its neighbours their motion, which is the reference's. What it is
   * compared with is not looked at, but where its number is a scored one's: with itself then.
   */
  public void context(Frame referenceFrame) {
    fill(reference, open(referenceScaler), referenceFrame);
    if (frames % stretch == 0) {
      fill(distorted, open(referenceScaler), referenceFrame);
    } else {
      allocate(distorted);
    }
    read();
  }

  private void allocate(VmafPicture picture) {
    cpu.measure(Stage.SCORE, () -> picture.allocate(pools ? open(context) : null));
  }

  private void fill(VmafPicture picture, Scaler scaler, Frame frame) {
    allocate(picture);
    picture.show(view, format);
    cpu.measure(Stage.SCALE, () -> scaler.scale(frame, view));
  }

  private void read() {
    int result =
        cpu.measure(
            Stage.SCORE,
            () ->
                vmaf.vmaf_read_pictures(
                    open(context), reference.structure(), distorted.structure(), frames));
    check(result, "score frame " + frames);
    reference.spent();
    distorted.spent();
    frames++;
  }

  /**
   * Ends the run; no frames may follow.
   *
   * @return a score for each frame that was scored, in the order they were fed
   */
  public double[] finish() {
    return cpu.measure(Stage.SCORE, this::scores);
  }

  private double[] scores() {
    check(vmaf.vmaf_read_pictures(open(context), null, null, 0), "finish");
    double[] scores = new double[scored.size()];
    DoubleByReference score = new DoubleByReference();
    for (int i = 0; i < scores.length; i++) {
      int frame = scored.get(i);
      check(
          vmaf.vmaf_score_at_index(open(context), open(loadedModel), score, frame),
          "read the score of frame " + frame);
      scores[i] = score.getValue();
    }
    return scores;
  }

  private void check(int result, String what) {
    if (result != 0) {
      throw new PershotException(
          ErrorCode.SCORE_FAILED,
          "libvmaf could not " + what + " (" + model.libraryName() + ", error " + result + ")");
    }
  }

  private static <T> T open(@Nullable T handle) {
    if (handle == null) {
      throw new IllegalStateException("the scorer is closed");
    }
    return handle;
  }

  @Override
  public void close() {
    cpu.measure(Stage.SCORE, this::release);
  }

  private void release() {
    reference.close();
    distorted.close();
    view.close();
    if (distortedScaler != null) {
      distortedScaler.close();
      distortedScaler = null;
    }
    if (referenceScaler != null) {
      referenceScaler.close();
      referenceScaler = null;
    }
    if (loadedModel != null) {
      vmaf.vmaf_model_destroy(loadedModel);
      loadedModel = null;
    }
    if (context != null) {
      vmaf.vmaf_close(context);
      context = null;
    }
  }
}
