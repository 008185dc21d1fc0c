package io.taxiapp.training;

/// The unit that people read errors in.
enum ReportUnit {
  MINUTES("minutes", 60),
  SECONDS("seconds", 1),
  DOLLARS("dollars", 100);

  private final String label;
  private final double size;

  ReportUnit(String label, double size) {
    this.label = label;
    this.size = size;
  }

  String label() {
    return label;
  }

  /// @param value in seconds or cents
  double from(double value) {
    return value / size;
  }
}
