package dev.pershot.regression;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a ladder's files say of it.
 *
 * @param rungs in the ladder's order
 * @param manifests SHA-256 of each playlist and manifest, by its path in the output folder
 */
public record Packaged(List<Stream> rungs, Map<String, String> manifests) {
  public Packaged {
    rungs = List.copyOf(rungs);
    manifests = Collections.unmodifiableMap(new TreeMap<>(manifests));
  }

  /**
   * A rung's segments.
   *
   * @param name the rung's
   * @param sha256 over the init segment and all media segments, in order
   * @param segmentMicros how long each segment lasts, in microseconds
   * @param segmentBytes their sizes
   */
  public record Stream(
      String name, String sha256, List<Long> segmentMicros, List<Long> segmentBytes) {
    public Stream {
      segmentMicros = List.copyOf(segmentMicros);
      segmentBytes = List.copyOf(segmentBytes);
      if (segmentMicros.isEmpty() || segmentMicros.size() != segmentBytes.size()) {
        throw new IllegalArgumentException(
            "rung %s has as many segment lengths as sizes, and at least one, not %d and %d"
                .formatted(name, segmentMicros.size(), segmentBytes.size()));
      }
    }

    public long bytes() {
      return segmentBytes.stream().mapToLong(Long::longValue).sum();
    }

    /** Where segments end, in microseconds from the start. */
    List<Long> boundaries() {
      long[] end = {0};
      return segmentMicros.stream().map(micros -> end[0] += micros).toList();
    }
  }

  /** Bytes of all segments of all rungs. */
  public long bytes() {
    return rungs.stream().mapToLong(Stream::bytes).sum();
  }
}
