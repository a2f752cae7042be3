package dev.pershot.ladder;

import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Json;
import dev.pershot.model.Resolution;
import dev.pershot.model.ShotList;
import dev.pershot.model.Versions;
import java.util.List;

/**
 * A delivered ladder: {@code ladder.json}. Equal masters, policies and versions give equal bytes.
 *
 * @param models libvmaf's names; the first one decided
 * @param rungs lowest first
 */
public record Ladder(
    int schema,
    String contentId,
    FrameRate frameRate,
    int frames,
    Policy policy,
    List<String> models,
    Versions versions,
    ShotList shots,
    List<Rung> rungs,
    TitleComparison comparison) {
  public static final int SCHEMA = 1;

  /** VMAF points: a rung further from its prediction fails its run. */
  public static final double DRIFT_TOLERATED = 1.0;

  public Ladder {
    models = List.copyOf(models);
    rungs = List.copyOf(rungs);
  }

  /** Reads a ladder file; newer schemas are refused by name. */
  public static Ladder read(byte[] json, String name) {
    return Json.read(json, Ladder.class, SCHEMA, ErrorCode.USAGE, name);
  }

  /**
   * One stream of the ladder.
   *
   * @param name also its folder below {@code media/}
   * @param codecs as RFC 6381 writes it
   * @param shots one choice for each shot
   */
  public record Rung(
      String name,
      String codec,
      String codecs,
      Resolution resolution,
      Predicted predicted,
      Measured measured,
      List<ShotChoice> shots) {
    public Rung {
      shots = List.copyOf(shots);
    }

    /** How far the delivered quality is from the prediction. */
    public double drift() {
      return measured.mean() - predicted.mean();
    }
  }

  /** The mean over the shots' own encodes: elementary stream rate and VMAF. */
  public record Predicted(double kbps, double mean) {}

  /**
   * The packaged rung, decoded and scored as a whole.
   *
   * @param kbps of all segments, container included
   * @param peakKbps as RFC 8216 defines it
   */
  public record Measured(
      double kbps,
      double peakKbps,
      int frames,
      double mean,
      double harmonicMean,
      double minimum,
      double p5) {}

  /**
   * What a shot got.
   *
   * @param predicted mean VMAF of the shot's own encode
   * @param measured mean VMAF of the same frames of the packaged rung
   * @param trial the encode's key in the store
   */
  public record ShotChoice(
      double quantizer, double kbps, double predicted, double measured, String trial) {}
}
