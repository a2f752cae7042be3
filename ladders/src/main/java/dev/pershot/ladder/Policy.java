package dev.pershot.ladder;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a ladder shall be. A policy file names only what differs from {@link #DEFAULT}.
 *
 * @param codec the only one so far is {@code h264}
 * @param resolutions heights of 16:9 boxes into which the master's picture is fitted; boxes larger
 *     than the master are left out, and the master's own size is always a candidate
 * @param sampling which trials analysis makes
 * @param tolerance VMAF points that an adaptive analysis may be wrong by at a rung, and its rate by
 *     three times as many percent
 * @param analysisPreset x264 preset of an adaptive analysis' trials; an exhaustive one's have the
 *     final preset
 * @param finalPreset x264 preset of what is delivered
 * @param model VMAF model: {@code auto}, {@code v1}, {@code v0.6.1} or libvmaf's own name
 * @param qualityCeiling no rung is richer than it needs to be for this mean VMAF
 * @param shotQualityFloor mean VMAF that each shot of each rung must reach; 0 asks for nothing
 * @param rungSpacing ratio of the rates of neighbouring rungs
 * @param minBitrateKbps lowest mean rate of a rung; 0 leaves out rungs under 100 kbit/s where there
 *     is a richer one
 * @param maxBitrateKbps highest mean rate of a rung
 * @param peakToAverage the largest bit rate over about a segment, relative to the rung's mean
 * @param segmentSeconds target duration of a segment
 * @param gopSeconds target distance of IDR frames
 */
public record Policy(
    int schema,
    String codec,
    List<Integer> resolutions,
    Quantizers quantizers,
    Sampling sampling,
    double tolerance,
    String analysisPreset,
    String finalPreset,
    String model,
    double qualityCeiling,
    double shotQualityFloor,
    double rungSpacing,
    double minBitrateKbps,
    double maxBitrateKbps,
    double peakToAverage,
    double segmentSeconds,
    double gopSeconds,
    int audioKbps) {
  public static final int SCHEMA = 1;

  private static final Set<String> PRESETS =
      Set.of(
          "ultrafast",
          "superfast",
          "veryfast",
          "faster",
          "fast",
          "medium",
          "slow",
          "slower",
          "veryslow");

  public static final Policy DEFAULT =
      new Policy(
          SCHEMA,
          "h264",
          List.of(2160, 1440, 1080, 720, 540, 360),
          new Quantizers(18, 46, 3.5),
          Sampling.ADAPTIVE,
          0.6,
          "medium",
          "medium",
          "auto",
          95,
          0,
          1.6,
          0,
          40_000,
          2,
          6,
          2,
          128);

  public Policy {
    resolutions = resolutions.stream().sorted((a, b) -> Integer.compare(b, a)).distinct().toList();
    require(schema == SCHEMA, "schema", String.valueOf(SCHEMA), schema);
    if (!codec.equals("h264")) {
      throw new IllegalArgumentException("codec is h264, not " + codec);
    }
    if (resolutions.isEmpty()) {
      throw new IllegalArgumentException("resolutions names at least one height, such as [720]");
    }
    for (int height : resolutions) {
      require(height >= 64 && height <= 8192, "resolutions", "heights of 64 to 8192", height);
    }
    require(tolerance >= 0.05 && tolerance <= 100, "tolerance", "0.05 to 100", tolerance);
    requirePreset("analysisPreset", analysisPreset);
    requirePreset("finalPreset", finalPreset);
    require(
        qualityCeiling > 0 && qualityCeiling <= 110, "qualityCeiling", "0 to 110", qualityCeiling);
    require(
        shotQualityFloor >= 0 && shotQualityFloor <= qualityCeiling,
        "shotQualityFloor",
        "0 to qualityCeiling",
        shotQualityFloor);
    require(rungSpacing >= 1.05 && rungSpacing <= 10, "rungSpacing", "1.05 to 10", rungSpacing);
    require(minBitrateKbps >= 0, "minBitrateKbps", "0 or more", minBitrateKbps);
    require(
        maxBitrateKbps > 0 && maxBitrateKbps >= minBitrateKbps,
        "maxBitrateKbps",
        "a positive number, at least minBitrateKbps, which is " + minBitrateKbps,
        maxBitrateKbps);
    require(peakToAverage >= 1.05, "peakToAverage", "at least 1.05", peakToAverage);
    require(
        segmentSeconds >= 1 && segmentSeconds <= 60, "segmentSeconds", "1 to 60", segmentSeconds);
    require(
        gopSeconds >= 0.1 && gopSeconds <= segmentSeconds,
        "gopSeconds",
        "0.1 to segmentSeconds",
        gopSeconds);
    require(audioKbps >= 32 && audioKbps <= 512, "audioKbps", "32 to 512", audioKbps);
  }

  private static void require(boolean holds, String key, String wanted, Number value) {
    if (!holds || !Double.isFinite(value.doubleValue())) {
      throw new IllegalArgumentException(key + " takes " + wanted + ", not " + value);
    }
  }

  private static void requirePreset(String key, String preset) {
    if (!PRESETS.contains(preset)) {
      throw new IllegalArgumentException(
          key
              + " is an x264 preset ("
              + String.join(", ", new TreeSet<>(PRESETS))
              + "), not '"
              + preset
              + "'");
    }
  }

  /**
   * The defaults with a policy file's keys laid over them.
   *
   * @param name how errors name the file
   * @throws PershotException {@link ErrorCode#POLICY_INVALID} naming the key
   */
  public static Policy read(byte[] json, String name) {
    JsonNode own = Json.read(json, JsonNode.class, ErrorCode.POLICY_INVALID, name);
    if (!(own instanceof ObjectNode keys)) {
      throw new PershotException(
          ErrorCode.POLICY_INVALID, name + " is not a JSON object of policy keys");
    }
    ObjectNode merged = Json.mapper().valueToTree(DEFAULT);
    lay(keys, merged);
    return Json.read(Json.canonical(merged), Policy.class, SCHEMA, ErrorCode.POLICY_INVALID, name);
  }

  /**
   * This policy with another value of one key.
   *
   * @throws PershotException {@link ErrorCode#POLICY_INVALID} naming the key
   */
  public Policy with(String key, Object value) {
    ObjectNode changed = Json.mapper().valueToTree(this);
    changed.set(key, Json.mapper().valueToTree(value));
    return Json.read(
        Json.canonical(changed), Policy.class, SCHEMA, ErrorCode.POLICY_INVALID, "the policy");
  }

  /** Objects are merged key by key; all else, lists among them, is replaced. */
  private static void lay(ObjectNode over, ObjectNode under) {
    over.properties()
        .forEach(
            entry -> {
              if (entry.getValue() instanceof ObjectNode own
                  && under.get(entry.getKey()) instanceof ObjectNode all) {
                lay(own, all);
              } else {
                under.set(entry.getKey(), entry.getValue());
              }
            });
  }

  /** Names the policy: equal policies have equal hashes. */
  @JsonIgnore
  public String sha256() {
    return Json.sha256(this);
  }

  /** The sizes to try for a master, largest first; never larger than the master. */
  public List<Resolution> sizesFor(Resolution master) {
    TreeSet<Resolution> sizes = new TreeSet<>();
    sizes.add(master);
    for (int height : resolutions) {
      double scale =
          Math.min((double) height / master.height(), height * 16.0 / 9.0 / master.width());
      if (scale < 1) {
        sizes.add(new Resolution(even(master.width() * scale), even(master.height() * scale)));
      }
    }
    return List.copyOf(sizes.descendingSet());
  }

  private static int even(double side) {
    return Math.max(2, (int) Math.round(side / 2) * 2);
  }
}
