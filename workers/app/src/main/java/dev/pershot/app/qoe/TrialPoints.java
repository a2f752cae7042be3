package dev.pershot.app.qoe;

import dev.pershot.ladder.Ladder;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.FrameRange;
import dev.pershot.model.PershotException;
import dev.pershot.model.Resolution;
import dev.pershot.qoe.FixedLadder.TrialPoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a {@code trials.csv} that are of a ladder's preset and deciding model. */
final class TrialPoints {
  private static final List<String> COLUMNS =
      List.of(
          "shot_start",
          "shot_end",
          "width",
          "height",
          "quantizer",
          "bytes",
          "mean",
          "preset",
          "model");

  private final Path file;
  private final Ladder ladder;

  TrialPoints(Path file, Ladder ladder) {
    this.file = file;
    this.ladder = ladder;
  }

  List<TrialPoint> of(String csv) {
    List<String> lines = csv.lines().toList();
    List<String> header = Arrays.asList((lines.isEmpty() ? "" : lines.get(0)).split(",", -1));
    int[] columns = COLUMNS.stream().mapToInt(header::indexOf).toArray();
    if (Arrays.stream(columns).anyMatch(column -> column < 0)) {
      throw broken(1);
    }
    List<TrialPoint> points = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split(",", -1);
      if (cells.length != header.size()) {
        throw broken(i + 1);
      }
      String[] values =
          Arrays.stream(columns).mapToObj(column -> cells[column]).toArray(String[]::new);
      if (values[7].equals(ladder.policy().finalPreset())
          && values[8].equals(ladder.models().get(0))) {
        points.add(point(values, i + 1));
      }
    }
    return points;
  }

  private TrialPoint point(String[] values, int line) {
    try {
      return new TrialPoint(
          new FrameRange(Integer.parseInt(values[0]), Integer.parseInt(values[1])),
          new Resolution(Integer.parseInt(values[2]), Integer.parseInt(values[3])),
          Double.parseDouble(values[4]),
          Long.parseLong(values[5]),
          Double.parseDouble(values[6]));
    } catch (IllegalArgumentException e) {
      throw broken(line);
    }
  }

  private PershotException broken(int line) {
    return new PershotException(
        ErrorCode.OUTPUT_UNFIT, file + ", line " + line + " is not as Pershot writes trials.csv");
  }
}
