package dev.pershot.app.qoe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.Json;
import dev.pershot.model.PershotException;
import dev.pershot.qoe.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The traces of a folder, by name.
 *
 * @param others JSON files there that hold no list, and so are something else, such as the segment
 *     sizes of Sabre's films
 */
public record TraceFolder(List<Trace> traces, List<String> others) {
  public TraceFolder {
    traces = List.copyOf(traces);
    others = List.copyOf(others);
  }

  /**
   * Reads all {@code *.json} files of a folder.
   *
   * @throws PershotException {@link ErrorCode#TRACE_INVALID} where there is none, or one is broken
   */
  public static TraceFolder read(Path folder) {
    List<Trace> traces = new ArrayList<>();
    List<String> others = new ArrayList<>();
    for (Path file : files(folder)) {
      byte[] json = bytes(file);
      JsonNode tree = Json.read(json, JsonNode.class, ErrorCode.TRACE_INVALID, "the trace " + file);
      String name = file.getFileName().toString().replaceFirst("\\.json$", "");
      if (tree.isArray()) {
        traces.add(new Trace(name, Trace.parse(json, "the trace " + file).periods()));
      } else {
        others.add(file.getFileName().toString());
      }
    }
    if (traces.isEmpty()) {
      throw new PershotException(
          ErrorCode.TRACE_INVALID,
          folder
              + " has no traces; they are *.json files, each a list of duration_ms,"
              + " bandwidth_kbps and latency_ms");
    }
    return new TraceFolder(traces, others);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".json"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.TRACE_INVALID,
          "cannot read the folder of traces " + folder + "; check the path and its permissions",
          e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.TRACE_INVALID, "cannot read the trace " + file + "; check its permissions", e);
    }
  }
}
