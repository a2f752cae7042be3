package dev.pershot.ladder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
  public static final int SCHEMA = 2;

  /** VMAF points: a rung further from its prediction fails its run. */
  public static final double DRIFT_TOLERATED = 1.0;

  public Ladder {
    models = List.copyOf(models);
    rungs = List.copyOf(rungs);
  }

  /** Reads a ladder file; newer schemas are refused by name. */
  public static Ladder read(byte[] json, String name) {
    JsonNode file = Json.read(json, JsonNode.class, ErrorCode.USAGE, name);
    if (file.path("schema").asInt() == 1) {
      fromSchema1(file);
    }
    return Json.read(Json.canonical(file), Ladder.class, SCHEMA, ErrorCode.USAGE, name);
  }

  /** There every encode was tried, so that prediction and encode were one. */
  private static void fromSchema1(JsonNode file) {
    if (file.path("policy") instanceof ObjectNode policy && !policy.has("tolerance")) {
      policy.put("tolerance", Policy.DEFAULT.tolerance());
    }
    for (JsonNode rung : file.path("rungs")) {
      encodedAsPredicted(rung);
      for (JsonNode shot : rung.path("shots")) {
        encodedAsPredicted(shot);
        if (shot instanceof ObjectNode choice) {
          choice.put("interpolated", false);
        }
      }
    }
  }

  private static void encodedAsPredicted(JsonNode node) {
    if (node instanceof ObjectNode object && object.has("predicted")) {
      object.set("encoded", object.get("predicted"));
    }
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
      Encoded encoded,
      Measured measured,
      List<ShotChoice> shots) {
    public Rung {
      shots = List.copyOf(shots);
    }

    /** How far the packaged quality is from that of the shots' own encodes. */
    public double drift() {
      return measured.mean() - encoded.mean();
    }
  }

  /**
   * What analysis decided the rung by, before it was encoded.
   *
   * @param kbps of all segments, container included
   */
  public record Predicted(double kbps, double mean) {}

  /**
   * The mean over the shots' own final encodes.
   *
   * @param kbps of the elementary streams
   */
  public record Encoded(double kbps, double mean) {}

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
   * @param kbps of the shot's own encode
   * @param predicted mean VMAF that analysis decided by
   * @param interpolated whether that was told from other trials; else this encode was tried
   * @param encoded mean VMAF of the shot's own encode
   * @param measured mean VMAF of the same frames of the packaged rung
   * @param trial the encode's key in the store
   */
  public record ShotChoice(
      double quantizer,
      double kbps,
      double predicted,
      boolean interpolated,
      double encoded,
      double measured,
      String trial) {}
}
