package dev.pershot.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table of text; its columns are padded, so that it reads as it is. */
final class MarkdownTable {
  private final List<List<String>> rows = new ArrayList<>();
  private final int columns;

  MarkdownTable(String... header) {
    this.columns = header.length;
    rows.add(List.of(header));
  }

  MarkdownTable row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException(
          "the table has " + columns + " columns, the row " + cells.length);
    }
    rows.add(List.of(cells));
    return this;
  }

  @Override
  public String toString() {
    List<Integer> widths =
        IntStream.range(0, columns)
            .mapToObj(
                column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toList();
    String rule =
        widths.stream().map(width -> "-".repeat(width + 2)).collect(Collectors.joining("|"));
    StringBuilder text = new StringBuilder();
    text.append(line(rows.get(0), widths)).append('|').append(rule).append("|\n");
    rows.stream().skip(1).forEach(row -> text.append(line(row, widths)));
    return text.toString();
  }

  /** The first column is text, the others are numbers. */
  private String line(List<String> row, List<Integer> widths) {
    return IntStream.range(0, columns)
        .mapToObj(
            column -> {
              String cell = row.get(column).replace("|", "\\|");
              String space = " ".repeat(Math.max(0, widths.get(column) - cell.length()));
              return column == 0 ? cell + space : space + cell;
            })
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
