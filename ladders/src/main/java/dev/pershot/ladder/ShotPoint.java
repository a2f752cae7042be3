package dev.pershot.ladder;

import dev.pershot.hull.OperatingPoint;
import dev.pershot.hull.UpperHull;
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
 * @param interpolated whether it was told from trials of other encodes; else it was measured
 */
public record ShotPoint(
    Encode encode, double kbps, double quality, List<Long> gopBytes, boolean interpolated) {
  public ShotPoint {
    gopBytes = List.copyOf(gopBytes);
  }

  public Resolution resolution() {
    return encode.resolution();
  }

  public double quantizer() {
    return encode.quantizer();
  }

  /** What another encode would give, with bytes spread alike. */
  public ShotPoint predicting(Encode other, double otherKbps, double otherQuality) {
    double ratio = otherKbps / kbps;
    return new ShotPoint(
        other,
        otherKbps,
        otherQuality,
        gopBytes.stream().map(bytes -> Math.round(bytes * ratio)).toList(),
        true);
  }

  /** The upper hull of points; its points carry their places among these. */
  public static UpperHull hull(List<ShotPoint> points) {
    List<OperatingPoint> operating = new ArrayList<>();
    for (ShotPoint point : points) {
      operating.add(new OperatingPoint(point.kbps(), point.quality(), operating.size()));
    }
    return UpperHull.of(operating);
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
        Encode.of(trial.spec().recipe()),
        rate.kbps(trial.bytes(), trial.spec().range().length()),
        trial.quality(),
        gops,
        false);
  }
}
