package io.taxiapp.cli.report;

import io.taxiapp.event.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How far predictions were off what came of it, and how often it lay within their intervals.
///
/// @param perUnit seconds in a minute, or cents in a dollar: what is printed
record PredictionErrors(String what, String unit, double perUnit, List<Miss> all) {

  /// One prediction, and what came of it, in seconds or cents.
  record Miss(long predicted, Interval interval, long actual) {
    boolean covered() {
      return interval.p10() <= actual && actual <= interval.p90();
    }
  }

  PredictionErrors(String what, String unit, double perUnit) {
    this(what, unit, perUnit, new ArrayList<>());
  }

  void add(long predicted, Interval interval, long actual) {
    all.add(new Miss(predicted, interval, actual));
  }

  /// The mean absolute error, in the unit that is printed.
  double meanAbsoluteError() {
    return all.stream()
            .mapToLong(miss -> Math.abs(miss.predicted() - miss.actual()))
            .average()
            .orElse(0)
        / perUnit;
  }

  /// The share, from 0 to 1, of what came within the interval.
  double coverage() {
    return all.isEmpty() ? 0 : (double) all.stream().filter(Miss::covered).count() / all.size();
  }

  String line() {
    return all.isEmpty()
        ? String.format(Locale.ROOT, "  %-32s %6d", what, 0)
        : String.format(
            Locale.ROOT,
            "  %-32s %6d %9.2f %-3s %6.0f %%",
            what,
            all.size(),
            meanAbsoluteError(),
            unit,
            100 * coverage());
  }
}
