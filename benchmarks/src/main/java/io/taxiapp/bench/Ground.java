package io.taxiapp.bench;

import io.taxiapp.local.SourceTree;
import java.nio.file.Path;

/// What a benchmark works with.
///
/// @param directory for records, state and logs; empty at the start
/// @param quick whether a first impression is enough
public record Ground(SourceTree tree, Path directory, boolean quick) {

  /// One of two sizes.
  public int size(int quickly, int thoroughly) {
    return quick ? quickly : thoroughly;
  }
}
