package io.taxiapp.training.trip;

import java.nio.file.Path;
import java.util.Optional;

/// How many rows a file has, and which of them were left out.
public record FileRows(String file, long rows, RowsLeftOut leftOut) {

  public FileRows(Path file, long rows, RowsLeftOut leftOut) {
    this(file.toString(), rows, leftOut);
  }

  /// In a line; none if nothing was left out.
  public Optional<String> describe() {
    return leftOut.total() == 0
        ? Optional.empty()
        : Optional.of("%s: %d rows, left out: %s".formatted(file, rows, leftOut.describe()));
  }
}
