package dev.pershot.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.app.publish.PublishedLadder;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.regression.Golden;
import dev.pershot.regression.GoldenFile;
import dev.pershot.regression.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Writes a golden anew, or for the first time. */
final class GoldenUpdate {
  private GoldenUpdate() {}

  static void of(Path file, Subject now, String reason) {
    write(file, GoldenTitle.read(file).golden().updated(now, change(reason)));
  }

  /** Writes a title's first golden where there is none. */
  static void of(Path file, Path output, String reason) {
    Subject now = PublishedLadder.open(output).subject();
    if (Files.exists(file)) {
      of(file, now, reason);
    } else {
      write(file, Golden.first(master(file, output), now, change(reason)));
    }
  }

  private static Golden.Change change(String reason) {
    return new Golden.Change(LocalDate.now(ZoneOffset.UTC).toString(), reason.strip());
  }

  private static void write(Path file, Golden golden) {
    CheckOutputs.write(file, new String(GoldenFile.write(golden), StandardCharsets.UTF_8));
    System.err.println("wrote " + file);
  }

  /** Where the run's master lies from the golden's folder. */
  private static String master(Path file, Path output) {
    Path folder = Files.isDirectory(output) ? output : output.resolveSibling("");
    Path record = folder.resolve("run.json");
    if (!Files.exists(record)) {
      throw new PershotException(
          ErrorCode.LADDER_INVALID,
          "a first golden needs an output folder with run.json, and " + folder + " has none");
    }
    JsonNode run =
        Json.read(
            GoldenTitle.bytes(record), JsonNode.class, ErrorCode.LADDER_INVALID, record.toString());
    Path master = Path.of(run.path("master").asText());
    if (master.endsWith(DemoCommand.SAMPLE)) {
      return Golden.SAMPLE;
    }
    Path beside = file.toAbsolutePath().normalize().resolveSibling("");
    return beside.relativize(master).toString();
  }
}
