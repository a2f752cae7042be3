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
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Scores pairs of frames by one model, synchronously in the caller's thread. Distorted frames are
 * scaled to the reference's size, straight into libvmaf's own buffers.
 */
public final class VmafScorer implements AutoCloseable {
  private final LibVmaf vmaf;
  private final VmafModel model;
  private final CpuMeter cpu;
  private final int format;
  private final Frame view = Frame.empty();
  private final VmafPicture reference;
  private final VmafPicture distorted;
  private @Nullable Pointer context;
  private @Nullable Pointer loadedModel;
  private @Nullable Scaler referenceScaler;
  private @Nullable Scaler distortedScaler;
  private int frames;

  private VmafScorer(
      VmafLibrary library, VmafModel model, Resolution size, int depth, CpuMeter cpu) {
    this.cpu = cpu;
    this.vmaf = library.functions();
    this.model = model;
    this.format = depth > 8 ? AV_PIX_FMT_YUV420P10LE : AV_PIX_FMT_YUV420P;
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
   * @param cpu told what scaling and scoring take
   */
  public static VmafScorer open(
      VmafLibrary library,
      VmafModel model,
      Resolution reference,
      int referenceFormat,
      Resolution encoded,
      int encodedFormat,
      CpuMeter cpu) {
    int depth = model.bitDepth(depth(referenceFormat));
    VmafScorer scorer = new VmafScorer(library, model, reference, depth, cpu);
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

  private static int depth(int pixelFormat) {
    return av_pix_fmt_desc_get(pixelFormat).comp(0).depth();
  }

  private void start(Resolution encoded, int encodedDepth) {
    PointerByReference handle = new PointerByReference();
    check(vmaf.vmaf_init(handle, new LibVmaf.Configuration()), "start");
    context = handle.getValue();
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

  /** Scores the next pair. */
  public void score(Frame referenceFrame, Frame distortedFrame) {
    fill(reference, open(referenceScaler), referenceFrame);
    fill(distorted, open(distortedScaler), distortedFrame);
    read();
  }

  /** Feeds a frame that only gives its neighbours their motion: it is its own distortion. */
  public void context(Frame referenceFrame) {
    fill(reference, open(referenceScaler), referenceFrame);
    fill(distorted, open(referenceScaler), referenceFrame);
    read();
  }

  private void fill(VmafPicture picture, Scaler scaler, Frame frame) {
    picture.allocateInto(view, format);
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
   * @param first index of the first frame whose score is wanted, in the order they were fed
   * @param count how many
   */
  public double[] finish(int first, int count) {
    if (first < 0 || first + count > frames) {
      throw new PershotException(
          ErrorCode.FRAMES_MISSING,
          "scores of frames "
              + first
              + ".."
              + (first + count)
              + " wanted, "
              + frames
              + " were fed");
    }
    check(vmaf.vmaf_read_pictures(open(context), null, null, 0), "finish");
    double[] scores = new double[count];
    DoubleByReference score = new DoubleByReference();
    for (int i = 0; i < count; i++) {
      check(
          vmaf.vmaf_score_at_index(open(context), open(loadedModel), score, first + i),
          "read the score of frame " + (first + i));
      scores[i] = score.getValue();
    }
    return scores;
  }

  public int framesFed() {
    return frames;
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
