package io.taxiapp.bench.measure;

import java.util.List;

/// Two things that do the same work, set up and warm.
public interface Pair {

  /// One repetition of what it is compared with.
  Sample baseline() throws Exception;

  /// One repetition of ours.
  Sample candidate() throws Exception;

  /// Whether one run shows both: then [#candidate()] is another look at the run of the last
  /// [#baseline()].
  default boolean isOneRun() {
    return false;
  }

  /// What is wrong with the outputs of all repetitions; empty if nothing is.
  List<String> check() throws Exception;
}
