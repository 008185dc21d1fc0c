package io.taxiapp.training.report;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The errors of one model or rule, by segment. Mutable: add rows, then read.
public final class SegmentedErrors {
  private final Map<Segment, ErrorMetrics> errors = new TreeMap<>();

  /// Adds a row to each of its segments.
  ///
  /// @param columns value, p10, p50, p90
  public void add(List<Segment> segments, double[] columns, double actual) {
    for (Segment segment : segments) {
      errors
          .computeIfAbsent(segment, _ -> new ErrorMetrics())
          .add(columns[0], columns[1], columns[3], actual);
    }
  }

  /// Adds what a rule says that knows no interval.
  public void add(List<Segment> segments, double value, double actual) {
    add(segments, new double[] {value, Double.NaN, Double.NaN, Double.NaN}, actual);
  }

  /// Those that have rows, in the order of the report.
  public SortedSet<Segment> segments() {
    return new TreeSet<>(errors.keySet());
  }

  /// The errors in a segment; of no row if it has none.
  public ErrorMetrics in(Segment segment) {
    return errors.getOrDefault(segment, new ErrorMetrics());
  }
}
