package dev.pershot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.Json;

/** The JSON that libvmaf's command line writes. */
final class VmafLog {
  /** The name under which the model's score is asked for. */
  static final String SCORE = "score";

  private VmafLog() {}

  /**
   * The mean over a shot.
   *
   * @param window the frames that were compared
   * @throws BenchFailure where they were fewer: then some frame was lost on the way
   */
  static double mean(byte[] json, FrameRange shot, FrameRange window) {
    JsonNode frames =
        Json.read(json, JsonNode.class, ErrorCode.SCORE_FAILED, "vmaf").path("frames");
    if (frames.size() != window.length()) {
      throw new BenchFailure(
          "vmaf compared " + frames.size() + " of the " + window.length() + " frames " + window);
    }
    double sum = 0;
    for (int frame = shot.start(); frame < shot.end(); frame++) {
      JsonNode score = frames.get(frame - window.start()).path("metrics").path(SCORE);
      if (!score.isNumber()) {
        throw new BenchFailure("vmaf gave no score for frame " + frame);
      }
      sum += score.asDouble();
    }
    return sum / shot.length();
  }
}
