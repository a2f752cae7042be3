package dev.pershot.ladder;

import dev.pershot.model.CodedFrame;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Resolution;
import dev.pershot.model.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * What a trial says to the ladder: an operating point of a shot.
 *
 * @param gopBytes bytes from each of the shot's IDR frames up to the next, in order
 */
public record ShotPoint(
    Resolution resolution, double quantizer, double kbps, double quality, List<Long> gopBytes) {
  public ShotPoint {
    gopBytes = List.copyOf(gopBytes);
  }

  /** What another quantizer at this or another resolution would give, with bytes spread alike. */
  public ShotPoint predicting(
      Resolution otherResolution, double otherQuantizer, double otherKbps, double otherQuality) {
    double ratio = otherKbps / kbps;
    return new ShotPoint(
        otherResolution,
        otherQuantizer,
        otherKbps,
        otherQuality,
        gopBytes.stream().map(bytes -> Math.round(bytes * ratio)).toList());
  }

  public static ShotPoint of(Trial trial, FrameRate rate) {
    List<Long> gops = new ArrayList<>();
    long open = 0;
    for (CodedFrame frame : trial.codedFrames()) {
      if (frame.idr() && open > 0) {
        gops.add(open);
        open = 0;
      }
      open += frame.bytes();
    }
    gops.add(open);
    return new ShotPoint(
        trial.spec().recipe().resolution(),
        trial.spec().recipe().quantizer(),
        rate.kbps(trial.bytes(), trial.spec().range().length()),
        trial.quality(),
        gops);
  }
}
