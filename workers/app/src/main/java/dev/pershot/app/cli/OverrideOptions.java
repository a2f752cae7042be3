package dev.pershot.app.cli;

import dev.pershot.app.job.Job;
import dev.pershot.app.job.JobStore;
import dev.pershot.app.whatif.KnownLadder;
import dev.pershot.app.whatif.OverrideText;
import dev.pershot.ladder.RecipeOverride;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import dev.pershot.storage.ArtifactStore;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What is set by hand of a ladder. */
final class OverrideOptions {
  @Option(
      names = "--override",
      paramLabel = "RUNG:SHOT=Q",
      description =
          "Encode a shot of a rung by this quantizer, 1 to 51 in steps of 0.25. RUNG is its name in"
              + " ladder.json, or its number from the top, which is 1; shots are counted from 0."
              + " RUNG:SHOT=WxH@Q and RUNG:SHOT=720p@Q name the rung's resolution too; RUNG=WxH and"
              + " RUNG=720p give a rung another one. Repeatable.")
  private List<String> overrides = List.of();

  /** None. */
  static OverrideOptions none() {
    return new OverrideOptions();
  }

  boolean isGiven() {
    return !overrides.isEmpty();
  }

  /** A job with these overrides; its rungs have names where it was made without them before. */
  Job over(Job job, ArtifactStore store) {
    if (overrides.isEmpty()) {
      return job;
    }
    List<OverrideText> texts = overrides.stream().map(OverrideText::parse).toList();
    Job plain = job.with(List.of());
    KnownLadder known =
        JobStore.find(store, plain.runId()).map(KnownLadder::of).orElse(KnownLadder.NOTHING);
    List<RecipeOverride> read = new ArrayList<>();
    for (OverrideText text : texts) {
      RecipeOverride next = text.of(plain, known);
      if (read.stream().anyMatch(next::contradicts)) {
        throw new PershotException(
            ErrorCode.USAGE, "override " + text.text() + ": that was set already");
      }
      read.add(next);
    }
    read.sort(RecipeOverride.TOP_FIRST);
    return job.with(read);
  }
}
