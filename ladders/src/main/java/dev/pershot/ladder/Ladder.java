package dev.pershot.ladder;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRate;
import dev.pershot.model.Json;
import dev.pershot.model.Recipe;
import dev.pershot.model.Resolution;
import dev.pershot.model.ShotList;
import dev.pershot.model.Versions;
import java.util.List;
import java.util.Optional;

/**
 * A delivered ladder: {@code ladder.json}. Equal masters, policies and versions give equal bytes.
 *
 * @param models libvmaf's names; the first one decided
 * @param rungs lowest first
 * @param overrides what a person set over what was chosen; absent where that is nothing
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
    TitleComparison comparison,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<SetByHand> overrides) {
  public static final int SCHEMA = 3;

  /** VMAF points: a rung further from its prediction fails its run. */
  public static final double DRIFT_TOLERATED = 1.0;

  public Ladder {
    models = List.copyOf(models);
    rungs = List.copyOf(rungs);
    overrides = List.copyOf(overrides);
  }

  /** A ladder of which nothing was set by hand. */
  public Ladder(
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
    this(
        schema,
        contentId,
        frameRate,
        frames,
        policy,
        models,
        versions,
        shots,
        rungs,
        comparison,
        List.of());
  }

  /** Reads a ladder file; newer schemas are refused by name. */
  public static Ladder read(byte[] json, String name) {
    JsonNode file = Json.read(json, JsonNode.class, ErrorCode.LADDER_INVALID, name);
    int schema = file.path("schema").asInt();
    if (schema == 1) {
      fromSchema1(file);
    }
    if (schema == 1 || schema == 2) {
      fromSchema2(file);
    }
    if (file instanceof ObjectNode ladder && !ladder.has("overrides")) {
      ladder.putArray("overrides");
    }
    return Json.read(Json.canonical(file), Ladder.class, SCHEMA, ErrorCode.LADDER_INVALID, name);
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

  /** That did not say how rungs were encoded, and of a shot's scores only the mean. */
  private static void fromSchema2(JsonNode file) {
    for (JsonNode rung : file.path("rungs")) {
      without("settings", rung);
      rung.path("shots").forEach(shot -> without("spread", shot));
    }
  }

  private static void without(String key, JsonNode node) {
    if (node instanceof ObjectNode object && !object.has(key)) {
      object.set(key, NullNode.getInstance());
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
   * @param settings what all its encodes share; empty where a file of schema 1 or 2 does not say
   * @param shots one choice for each shot
   */
  public record Rung(
      String name,
      String codec,
      String codecs,
      Resolution resolution,
      Optional<Settings> settings,
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
   * What a person set.
   *
   * @param rung its name
   * @param shot counted from 0; empty where it was the rung's resolution
   * @param quantizer the shot's; empty where it was the rung's resolution
   */
  public record SetByHand(
      String rung, Optional<Integer> shot, Resolution resolution, Optional<Double> quantizer) {
    @Override
    public String toString() {
      return rung
          + shot.map(number -> ":" + number).orElse("")
          + "="
          + resolution
          + quantizer.map(value -> "@" + value).orElse("");
    }
  }

  /** What of a recipe is the same for all shots of a rung; see {@link Recipe}. */
  public record Settings(
      String preset, String parameters, String pixelFormat, String scaler, String encoder) {
    public static Settings of(Recipe recipe) {
      return new Settings(
          recipe.preset(),
          recipe.parameters(),
          recipe.pixelFormat(),
          recipe.scaler(),
          recipe.encoder());
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
   * @param spread how these frames' scores lie about that mean; empty where a file of schema 1 or 2
   *     does not say
   * @param trial the encode's key in the store
   */
  public record ShotChoice(
      double quantizer,
      double kbps,
      double predicted,
      boolean interpolated,
      double encoded,
      double measured,
      Optional<Spread> spread,
      String trial) {}

  /**
   * Scores of a shot's frames, pooled otherwise than by their mean; see {@link
   * dev.pershot.model.Score}.
   */
  public record Spread(double harmonicMean, double minimum, double p5) {}
}
