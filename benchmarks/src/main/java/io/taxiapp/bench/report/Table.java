package io.taxiapp.bench.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows of cells, the head first.
record Table(List<List<String>> rows) {

  String markdown() {
    var head = rows.getFirst();
    var rule = head.stream().map(_ -> "---").toList();
    return IntStream.range(0, rows.size())
        .mapToObj(i -> i == 0 ? line(head) + "\n" + line(rule) : line(rows.get(i)))
        .collect(Collectors.joining("\n"));
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  /// Columns under each other.
  String aligned() {
    return rows.stream()
        .map(
            row ->
                IntStream.range(0, row.size())
                    .mapToObj(column -> padded(row.get(column), width(column)))
                    .collect(Collectors.joining("  "))
                    .stripTrailing())
        .collect(Collectors.joining("\n"));
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - cell.length());
  }
}
