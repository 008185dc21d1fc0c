package io.taxiapp.feature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// A small table in a bundle: one header line, commas, no quotes.
record CsvTable(String file, List<String> header, List<List<String>> rows) {

  static CsvTable read(Path path, List<String> expectedHeader) {
    List<String> lines;
    try {
      lines = Files.readAllLines(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
    String file = String.valueOf(path.getFileName());
    String expected = String.join(",", expectedHeader);
    String found = lines.isEmpty() ? "an empty file" : lines.getFirst();
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          file + ": expected the header " + expected + ", found " + found);
    }
    List<List<String>> rows =
        lines.stream().skip(1).map(line -> Arrays.asList(line.split(",", -1))).toList();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).size() != expectedHeader.size()) {
        throw new IllegalArgumentException(
            "%s line %d: expected %d columns, found %d"
                .formatted(file, i + 2, expectedHeader.size(), rows.get(i).size()));
      }
    }
    return new CsvTable(file, expectedHeader, rows);
  }

  static String cell(String text) {
    if (text.indexOf(',') >= 0 || text.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          "a cell may hold no comma and no line break, found " + text);
    }
    return text;
  }
}
