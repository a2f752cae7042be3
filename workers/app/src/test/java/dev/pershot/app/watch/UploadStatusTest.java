package dev.pershot.app.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.workflow.api.TitleProgress;
import dev.pershot.workflow.api.TitleStage;
import dev.pershot.workflow.api.Work;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What studios read is what docs/watch-status.schema.json says. */
final class UploadStatusTest {
  private static final Upload UPLOAD = new Upload("films", "reel 1/a.mov", "v1");

  private static List<UploadStatus> all() {
    List<UploadStatus> all = new ArrayList<>();
    all.add(UploadStatus.queued(UPLOAD));
    for (TitleStage stage : TitleStage.values()) {
      all.add(UploadStatus.running(UPLOAD, at(stage, false)));
    }
    all.add(UploadStatus.running(UPLOAD, at(TitleStage.PROVE, true)));
    all.add(UploadStatus.done(UPLOAD, "s3://ladders/a.mov"));
    Stream.of(ErrorCode.MASTER_UNSUPPORTED, ErrorCode.STORE_FULL, ErrorCode.RUN_CANCELLED)
        .forEach(code -> all.add(UploadStatus.of(UPLOAD, new PershotException(code, "because"))));
    return all;
  }

  private static TitleProgress at(TitleStage stage, boolean paused) {
    return new TitleProgress(stage, 1, 10, 5, 4, paused, Work.NONE, Work.NONE, 0, List.of());
  }

  @Test
  void statuses_ofAllKinds_areAsTheSchemaSays() throws IOException {
    JsonNode schema =
        Json.mapper().readTree(Path.of("../../docs/watch-status.schema.json").toFile());
    JsonNode properties = schema.get("properties");
    Set<String> required = new HashSet<>();
    schema.get("required").forEach(name -> required.add(name.asText()));
    Set<String> states = new HashSet<>();
    for (UploadStatus status : all()) {
      JsonNode json = Json.mapper().readTree(Json.indented(status));
      Set<String> names = new HashSet<>();
      json.fieldNames().forEachRemaining(names::add);
      assertThat(names).isEqualTo(required).hasSize(properties.size());
      for (String name : List.of("state", "stage")) {
        assertThat(properties.get(name).get("enum")).as(name).contains(json.get(name));
      }
      states.add(json.get("state").asText());
    }
    assertThat(states).hasSize(properties.get("state").get("enum").size());
  }

  @Test
  void status_written_isReadAgain() {
    for (UploadStatus status : all()) {
      UploadStatus read =
          Json.read(
              Json.indented(status),
              UploadStatus.class,
              UploadStatus.SCHEMA,
              ErrorCode.STORE_CORRUPT,
              "it");
      assertThat(read).isEqualTo(status);
    }
  }

  @Test
  void status_ofAFailure_isTheMastersOrOurs() {
    assertThat(all().stream().map(UploadStatus::state))
        .endsWith(
            UploadStatus.State.REFUSED, UploadStatus.State.FAILED, UploadStatus.State.CANCELLED);
  }
}
