package dev.pershot.app.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.pershot.ladder.Ladder;
import dev.pershot.ladder.Policy;
import dev.pershot.media.shots.ShotOptions;
import dev.pershot.model.Json;
import dev.pershot.model.Master;
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
 */
public record Job(
    int schema,
    Master master,
    Policy policy,
    List<String> models,
    Versions versions,
    ShotOptions detection,
    Optional<ShotList> shots) {
  public static final int SCHEMA = 1;

  public Job {
    models = List.copyOf(models);
  }

  /** The same master, seen by the same versions, under another policy and other models. */
  public Job under(Policy other, List<String> otherModels) {
    return new Job(schema, master, other, otherModels, versions, detection, shots);
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
