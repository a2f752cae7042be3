package dev.pershot.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.app.cli.PershotProcess.Ended;
import dev.pershot.model.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a dry run tells, and how the run that follows compares. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DryRunTest {
  private Path folder = Path.of("");
  private Path master = Path.of("");
  private Path policy = Path.of("");

  @BeforeAll
  void writeMaster(@TempDir Path shared) throws Exception {
    folder = shared;
    master = TinyMaster.write(folder.resolve("tiny.mp4"));
    policy = Files.writeString(folder.resolve("policy.json"), TinyMaster.ADAPTIVE);
  }

  private Ended encode(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("encode", master.toString(), "--policy", policy.toString(), "--json"));
    arguments.addAll(List.of("--store", folder.resolve("store").toString(), "--slots", "2"));
    arguments.addAll(List.of(more));
    return PershotProcess.run(folder, arguments.toArray(String[]::new));
  }

  @Test
  void dryRun_thenTheRun_tellsBoth() throws Exception {
    Ended dry = encode("--dry-run");
    assertThat(dry.exitCode()).as(dry.stderr()).isZero();
    JsonNode told = lastLine(dry);
    assertThat(told.get("type").asText()).isEqualTo("estimate");
    for (String amount :
        List.of("trials", "finalEncodes", "rungs", "deliveredBytes", "storeBytes")) {
      assertThat(told.get(amount).asLong()).as(amount).isPositive();
    }
    for (String stage : List.of("analysis", "delivery", "proof", "total")) {
      assertThat(told.get("cpuHours").get(stage).asDouble()).as(stage).isPositive();
    }
    assertThat(told.get("storedTrials").asInt()).as("extracts are no trials").isZero();

    Ended run = encode("-o", folder.resolve("out").toString());
    assertThat(run.exitCode()).as(run.stderr()).isZero();
    JsonNode record = Json.mapper().readTree(folder.resolve("out/run.json").toFile());
    JsonNode check = record.get("estimate");
    assertThat(check.get("found").asInt()).isZero();
    assertThat(check.get("actual").get("trials")).isEqualTo(record.get("trials").get("run"));
    assertThat(check.get("estimated").get("trials").asLong())
        .isEqualTo(told.get("trials").asLong() + told.get("finalEncodes").asLong());
    assertWithinThreeTimes(check, "trials");
    assertWithinThreeTimes(check, "cpuHours");
    assertWithinThreeTimes(check, "deliveredBytes");
    assertThat(lastLine(run).get("estimate")).isEqualTo(check);
  }

  /** The title is tiny, and machines are busy: this is about units, not about how right it is. */
  private static void assertWithinThreeTimes(JsonNode check, String amount) {
    double estimated = check.get("estimated").get(amount).asDouble();
    double actual = check.get("actual").get(amount).asDouble();
    assertThat(estimated).as(amount).isBetween(actual / 3, actual * 3);
  }

  @Test
  void encode_neitherOutputNorDryRun_isAUsageError() throws Exception {
    Ended ended = encode();
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.stderr()).contains("--output").hasLineCount(1);
  }

  private static JsonNode lastLine(Ended ended) throws Exception {
    String last = ended.stdout().lines().reduce((before, line) -> line).orElseThrow();
    return Json.mapper().readTree(last);
  }
}
