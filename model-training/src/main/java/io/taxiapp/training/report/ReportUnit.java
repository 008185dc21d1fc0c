package io.taxiapp.training.report;

/// The unit that people read errors in.
public enum ReportUnit {
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

  /// A value in this unit.
  ///
  /// @param value in seconds or cents
  public double from(double value) {
    return value / size;
  }
}
