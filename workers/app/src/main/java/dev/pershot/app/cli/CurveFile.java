package dev.pershot.app.cli;

import dev.pershot.hull.HullException;
import dev.pershot.hull.RateQuality;
import dev.pershot.hull.RateQualityCurve;
import dev.pershot.model.ErrorCode;
import dev.pershot.model.PershotException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A curve as lines {@code rate,quality}, in any order. Blank lines, what follows a {@code #}, and a
 * header are passed over.
 */
final class CurveFile {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

  private static final int LONGEST_QUOTE = 40;

  private final Path file;
  private final List<Row> rows = new ArrayList<>();

  private record Row(int line, RateQuality point) {}

  private CurveFile(Path file) {
    this.file = file;
  }

  /**
   * Reads a curve.
   *
   * @throws PershotException {@link ErrorCode#CURVE_INVALID} naming file and line
   */
  static RateQualityCurve read(Path file) {
    CurveFile curve = new CurveFile(file);
    curve.parse(text(file));
    return curve.rising();
  }

  private static String text(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new PershotException(
          ErrorCode.CURVE_INVALID,
          "cannot read the curve " + file + "; check the path and its permissions",
          e);
    }
  }

  private void parse(String text) {
    boolean headerPossible = true;
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      String content = line.replaceFirst("#.*", "").strip();
      if (content.isEmpty()) {
        continue;
      }
      String[] cells = content.split(",", -1);
      if (!(headerPossible && isHeader(cells))) {
        rows.add(new Row(number, point(number, content, cells)));
      }
      headerPossible = false;
    }
  }

  /** Words in all cells. A number that is not finite is no word. */
  private static boolean isHeader(String[] cells) {
    for (String cell : cells) {
      String word = cell.strip();
      if (NUMBER.matcher(word).matches() || word.matches("(?i)[+-]?(nan|inf(inity)?)|")) {
        return false;
      }
    }
    return true;
  }

  private RateQuality point(int line, String content, String[] cells) {
    if (cells.length != 2) {
      throw refused(line, "a line reads rate,quality, such as 1500,82.4, not " + quoted(content));
    }
    double rate = number(line, "rate", cells[0].strip());
    double quality = number(line, "quality", cells[1].strip());
    if (rate <= 0) {
      throw refused(line, "a rate is above 0, not " + quoted(cells[0].strip()));
    }
    return new RateQuality(rate, quality);
  }

  private double number(int line, String what, String cell) {
    double value = NUMBER.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw refused(line, "a " + what + " is a finite number, not " + quoted(cell));
    }
    return value;
  }

  private static String quoted(String text) {
    String plain = text.replaceAll("\\p{Cntrl}", "?");
    return "'"
        + (plain.length() > LONGEST_QUOTE ? plain.substring(0, LONGEST_QUOTE) + "..." : plain)
        + "'";
  }

  /** The lines are named here; what else makes a curve unfit is told by the curve. */
  private RateQualityCurve rising() {
    rows.sort(Comparator.comparingDouble(row -> row.point().rateKbps()));
    for (int i = 1; i < rows.size(); i++) {
      requireRising(rows.get(i - 1), rows.get(i));
    }
    try {
      return new RateQualityCurve(rows.stream().map(Row::point).toList());
    } catch (HullException e) {
      throw new PershotException(ErrorCode.CURVE_INVALID, file + ": " + e.getMessage(), e);
    }
  }

  private void requireRising(Row from, Row to) {
    String before =
        "rate %s with quality %s on line %d"
            .formatted(from.point().rateKbps(), from.point().quality(), from.line());
    if (to.point().rateKbps() == from.point().rateKbps()) {
      throw refused(to.line(), "the same rate again after " + before + "; keep one of the two");
    }
    if (to.point().quality() <= from.point().quality()) {
      throw refused(
          to.line(),
          "quality must rise with the rate, but rate %s has %s after %s; drop one of the two"
              .formatted(to.point().rateKbps(), to.point().quality(), before));
    }
  }

  private PershotException refused(int line, String what) {
    return new PershotException(ErrorCode.CURVE_INVALID, file + ", line " + line + ": " + what);
  }
}
