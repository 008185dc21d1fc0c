package io.taxiapp.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A page in which a report stands between two marks.
public record Page(Path file) {

  static final String BEGIN = "<!-- written by ./taxi bench -->";
  static final String END = "<!-- end of what ./taxi bench writes -->";

  /// Puts a report where the last one stands.
  ///
  /// @throws IllegalStateException if the page has no such place
  public void put(String markdown) throws IOException {
    var text = Files.readString(file);
    int from = text.indexOf(BEGIN);
    int to = text.indexOf(END);
    if (from < 0 || to < from) {
      throw new IllegalStateException(
          "%s: expected the lines %s and %s, found none".formatted(file, BEGIN, END));
    }
    Files.writeString(
        file,
        text.substring(0, from + BEGIN.length()) + "\n" + markdown + "\n" + text.substring(to));
  }

  /// What stands there.
  public String part() throws IOException {
    var text = Files.readString(file);
    return text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END)).strip();
  }
}
