package dev.pershot.media.master;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.media.fixture.OpenedMaster;
import dev.pershot.media.fixture.SharedMedia;
import dev.pershot.media.shots.ShotOptions;
import dev.pershot.media.source.MasterSource;
import dev.pershot.model.Json;
import dev.pershot.model.Master;
import dev.pershot.model.Shot;
import dev.pershot.model.Transition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real clips against what people saw in them. */
class RealClipShotsTest {
  private static final double LEAST_F1 = 0.95;

  @ParameterizedTest
  @CsvSource({
    "shots/montage_ccby_720p25.mp4, shots/montage_ccby_720p25.truth.json",
    "masters/bbb_intro_30s_720p30.mp4, shots/bbb_intro_30s_720p30.truth.json",
  })
  void find_clip_agreesWithItsTruth(String clip, String truthFile) throws IOException {
    JsonNode truth = Json.mapper().readTree(SharedMedia.require(truthFile).toFile());
    List<Shot> found = find(SharedMedia.require(clip));

    assertThat(f1(boundaries(found, true), cuts(truth))).isGreaterThanOrEqualTo(LEAST_F1);
    for (JsonNode gradual : truth.get("gradual")) {
      assertThat(boundaries(found, false)).anyMatch(frame -> isWithin(gradual, frame));
    }
    assertThat(boundaries(found, false)).hasSize(truth.get("gradual").size());
    for (JsonNode trap : truth.get("traps")) {
      assertThat(found).extracting(Shot::start).noneMatch(frame -> isWithin(trap, frame));
    }
  }

  private static List<Shot> find(Path file) {
    Master master = OpenedMaster.probe(file);
    try (ShotFinder finder = new ShotFinder(ShotOptions.DEFAULTS)) {
      MasterInspection.inspect(MasterSource.of(file), master, 2, finder::accept);
      return finder.finish().shots();
    }
  }

  private static List<Integer> boundaries(List<Shot> shots, boolean hard) {
    return shots.stream()
        .filter(shot -> shot.start() > 0 && (shot.transition() == Transition.CUT) == hard)
        .map(Shot::start)
        .toList();
  }

  private static List<Integer> cuts(JsonNode truth) {
    return StreamSupport.stream(truth.get("hard_cuts").spliterator(), false)
        .map(JsonNode::asInt)
        .toList();
  }

  /** Of cuts that are at most one frame off. */
  private static double f1(List<Integer> found, List<Integer> truth) {
    long hits = truth.stream().filter(cut -> isNear(found, cut)).count();
    long right = found.stream().filter(cut -> isNear(truth, cut)).count();
    double recall = hits / (double) truth.size();
    double precision = right / (double) found.size();
    return 2 * recall * precision / (recall + precision);
  }

  private static boolean isNear(List<Integer> frames, int frame) {
    return frames.stream().anyMatch(other -> Math.abs(other - frame) <= 1);
  }

  /** The truth files name spans by their kind: a dissolve's mixed frames, a fade's, a trap's. */
  private static boolean isWithin(JsonNode span, int frame) {
    if (span.has("frames")) {
      JsonNode frames = span.get("frames");
      return frame >= frames.get(0).asInt() && frame <= frames.get(frames.size() - 1).asInt() + 1;
    }
    int first = first(span, "first", "first_mixed", "fade_out_first");
    int last = first(span, "last", "last_mixed", "fade_in_last");
    return frame >= first && frame <= last;
  }

  private static int first(JsonNode span, String... keys) {
    for (String key : keys) {
      if (span.has(key)) {
        return span.get(key).asInt();
      }
    }
    throw new AssertionError("a span without " + List.of(keys) + ": " + span);
  }
}
