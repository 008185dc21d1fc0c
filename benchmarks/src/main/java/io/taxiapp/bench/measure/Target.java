package io.taxiapp.bench.measure;

import java.util.Locale;

/// What a figure is to be.
public sealed interface Target {

  record AtMost(double limit) implements Target {}

  record AtLeast(double limit) implements Target {}

  record Between(double min, double max) implements Target {}

  /// Shown beside the others, for understanding them.
  record None() implements Target {}

  static Target atMost(double limit) {
    return new AtMost(limit);
  }

  static Target atLeast(double limit) {
    return new AtLeast(limit);
  }

  static Target between(double min, double max) {
    return new Between(min, max);
  }

  static Target none() {
    return new None();
  }

  default TargetVerdict judge(double figure) {
    return switch (this) {
      case AtMost(double limit) -> figure <= limit ? TargetVerdict.MET : TargetVerdict.MISSED;
      case AtLeast(double limit) -> figure >= limit ? TargetVerdict.MET : TargetVerdict.MISSED;
      case Between(double min, double max) ->
          figure >= min && figure <= max ? TargetVerdict.MET : TargetVerdict.MISSED;
      case None _ -> TargetVerdict.SHOWN;
    };
  }

  default String text() {
    return switch (this) {
      case AtMost(double limit) -> "≤ " + shown(limit);
      case AtLeast(double limit) -> "≥ " + shown(limit);
      case Between(double min, double max) -> shown(min) + " to " + shown(max);
      case None _ -> "";
    };
  }

  private static String shown(double limit) {
    return limit == Math.rint(limit)
        ? String.format(Locale.ROOT, "%.0f", limit)
        : String.format(Locale.ROOT, "%.2f", limit);
  }
}
