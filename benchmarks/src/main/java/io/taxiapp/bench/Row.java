package io.taxiapp.bench;

import io.taxiapp.bench.measure.Comparison;
import java.util.List;

/// One row of the table of targets.
public interface Row {

  /// Its name there, such as `P1`.
  String id();

  String what();

  List<Comparison> comparisons(BenchContext context);

  /// Whether it takes too long for a first impression.
  default boolean isLong() {
    return false;
  }
}
