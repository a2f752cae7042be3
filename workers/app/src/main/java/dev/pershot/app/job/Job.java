package dev.pershot.app.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Policy;
import dev.pershot.ladder.RecipeOverride;
import dev.pershot.media.shots.ShotOptions;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.Master;
import dev.pershot.model.Resolution;
import dev.pershot.model.ShotList;
import dev.pershot.model.TrialSpec;
import dev.pershot.model.Versions;
import java.util.List;
import java.util.Optional;

/**
 * All that the user decides of what a run delivers.
 *
 * @param models libvmaf's names, the deciding one first
 * @param detection how shots are found
 * @param shots given instead of detected
 * @param overrides what is set by hand of the ladder; absent from JSON where that is nothing, so
 *     that such jobs keep the ids that they had before there were overrides
 */
public record Job(
    int schema,
    Master master,
    Policy policy,
    List<String> models,
    Versions versions,
    ShotOptions detection,
    Optional<ShotList> shots,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<RecipeOverride> overrides) {
  public static final int SCHEMA = 1;

  public Job {
    models = List.copyOf(models);
    overrides = List.copyOf(overrides);
  }

  /** A job of which nothing is set by hand. */
  public Job(
      int schema,
      Master master,
      Policy policy,
      List<String> models,
      Versions versions,
      ShotOptions detection,
      Optional<ShotList> shots) {
    this(schema, master, policy, models, versions, detection, shots, List.of());
  }

  /** Reads a job as the store keeps it. */
  static Job read(byte[] json, String name) {
    JsonNode file = Json.read(json, JsonNode.class, ErrorCode.STORE_CORRUPT, name);
    if (file instanceof ObjectNode job && !job.has("overrides")) {
      job.putArray("overrides");
    }
    return Json.read(Json.canonical(file), Job.class, ErrorCode.STORE_CORRUPT, name);
  }

  /**
   * The same master, seen by the same versions, under another policy and other models; nothing of
   * it is set by hand, as it has other rungs.
   */
  public Job under(Policy other, List<String> otherModels) {
    return new Job(schema, master, other, otherModels, versions, detection, shots);
  }

  /** The same with other things set by hand. */
  public Job with(List<RecipeOverride> other) {
    return new Job(schema, master, policy, models, versions, detection, shots, other);
  }

  /** The sizes that rungs may have, largest first. */
  @JsonIgnore
  public List<Resolution> sizes() {
    return policy.sizesFor(master.video().resolution());
  }

  /** Names the run: what it comes to depends on the job, and on how this version goes about it. */
  @JsonIgnore
  public String runId() {
    return Json.sha256(
            List.of(this, TrialSpec.SCHEMA, Plan.RULES, Delivery.PACKAGING, Ladder.SCHEMA))
        .substring(0, 32);
  }

  @JsonIgnore
  public String contentId() {
    return master.contentId();
  }
}
