package io.taxiapp.bench;

import io.taxiapp.local.SourceTree;
import java.nio.file.Path;
import java.util.List;

/// What a benchmark works with.
///
/// @param directory for records, state and logs; empty at the start
/// @param quick whether a first impression is enough
/// @param backlog what instances are to share
public record BenchContext(SourceTree tree, Path directory, boolean quick, Backlog backlog) {

  /// What P15 gives each number of instances.
  ///
  /// @param instances how many, one comparison each
  /// @param requests that wait when they begin
  public record Backlog(List<Integer> instances, int requests) {
    public Backlog {
      instances = List.copyOf(instances);
    }
  }

  /// One of two sizes.
  public int size(int quickly, int thoroughly) {
    return quick ? quickly : thoroughly;
  }
}
