package dev.pershot.bench;

import dev.pershot.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a result goes: {@code FILE.json} and {@code FILE.md}. */
record ResultFiles(Path json, Path markdown) {
  /** Beside each other, their folder made. */
  static ResultFiles at(Path out) {
    Path file = out.toAbsolutePath();
    String name = file.getFileName().toString().replaceFirst("\\.(json|md)$", "");
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new BenchFailure("cannot make " + file.getParent(), e);
    }
    return new ResultFiles(file.resolveSibling(name + ".json"), file.resolveSibling(name + ".md"));
  }

  void write(Object result, String report) {
    try {
      Files.write(json, Json.indented(result));
      Files.writeString(markdown, report);
    } catch (IOException e) {
      throw new BenchFailure("cannot write the result", e);
    }
  }
}
