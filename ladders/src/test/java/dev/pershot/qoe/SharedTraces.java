package dev.pershot.qoe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.qoe.StreamedTitle.Rung;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Recorded networks and films' segment sizes beside the project, which are no part of it. */
final class SharedTraces {
  private SharedTraces() {}

  /** The test is skipped where there are none. */
  static Path folder() {
    Path here = Path.of("").toAbsolutePath();
    Optional<Path> found =
        Stream.iterate(here, folder -> folder != null, Path::getParent)
            .map(folder -> folder.resolve("shared/media/traces"))
            .filter(Files::isDirectory)
            .findFirst();
    Assumptions.assumeTrue(found.isPresent(), "shared/media/traces is not beside the project");
    return found.orElseThrow();
  }

  static Trace trace(String file) throws IOException {
    return Trace.parse(Files.readAllBytes(folder().resolve(file)), file);
  }

  static JsonNode json(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(folder().resolve(file));
    return Json.read(bytes, JsonNode.class, ErrorCode.USAGE, file);
  }

  /** Sabre's films have no VMAF; the utility of its score, the rate's logarithm, stands for it. */
  static StreamedTitle movie(String file) throws IOException {
    JsonNode movie = json(file);
    JsonNode segments = movie.path("segment_sizes_bits");
    double lowest = movie.path("bitrates_kbps").path(0).asDouble();
    List<Rung> rungs = new ArrayList<>();
    for (JsonNode kbps : movie.path("bitrates_kbps")) {
      int rung = rungs.size();
      List<Double> bits = new ArrayList<>();
      segments.forEach(sizes -> bits.add(sizes.path(rung).asDouble()));
      List<Double> worth =
          Collections.nCopies(bits.size(), StrictMath.log(kbps.asDouble() / lowest));
      rungs.add(new Rung("rung " + rung, kbps.asDouble(), bits, worth));
    }
    double millis = movie.path("segment_duration_ms").asDouble();
    return new StreamedTitle(Collections.nCopies(segments.size(), millis), rungs);
  }
}
