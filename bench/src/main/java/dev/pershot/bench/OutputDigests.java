package dev.pershot.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** SHA-256 of all that a run publishes and that must not depend on how it went. */
record OutputDigests(Map<String, String> files) {
  private static final List<String> OF_THE_RUN = List.of("run.json", "report.html");

  OutputDigests {
    files = Map.copyOf(files);
  }

  static OutputDigests of(Path output) {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> all = Files.walk(output)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = output.relativize(file).toString();
        if (!OF_THE_RUN.contains(name) && !name.startsWith("history")) {
          digests.put(name, sha256(content(file)));
        }
      }
    } catch (IOException e) {
      throw new BenchFailure("cannot read " + output, e);
    }
    return new OutputDigests(digests);
  }

  /** The names of files that only one has, or that are not the same. */
  List<String> differences(OutputDigests other) {
    return Stream.concat(files.keySet().stream(), other.files.keySet().stream())
        .distinct()
        .filter(name -> !String.valueOf(files.get(name)).equals(other.files.get(name)))
        .sorted()
        .toList();
  }

  private static byte[] content(Path file) throws IOException {
    return file.endsWith("trials.csv")
        ? withoutCpu(Files.readAllLines(file)).getBytes(StandardCharsets.UTF_8)
        : Files.readAllBytes(file);
  }

  /** What a trial took is its own each time. */
  static String withoutCpu(List<String> lines) {
    List<String> header = List.of(lines.get(0).split(",", -1));
    return lines.stream()
        .map(
            line -> {
              String[] cells = line.split(",", -1);
              for (int i = 0; i < cells.length; i++) {
                cells[i] = header.get(i).startsWith("cpu_") ? "" : cells[i];
              }
              return String.join(",", Arrays.asList(cells));
            })
        .collect(Collectors.joining("\n"));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
