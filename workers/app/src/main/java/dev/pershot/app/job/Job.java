package dev.pershot.app.job;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.pershot.ladder.Policy;
import dev.pershot.media.shots.ShotOptions;
import dev.pershot.model.Json;
import dev.pershot.model.Master;
import dev.pershot.model.ShotList;
import dev.pershot.model.Versions;
import java.util.List;
import java.util.Optional;

/**
 * All that determines what a run delivers; its hash names the run.
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

  /** Names the run. */
  @JsonIgnore
  public String runId() {
    return Json.sha256(this).substring(0, 32);
  }

  @JsonIgnore
  public String contentId() {
    return master.contentId();
  }
}
