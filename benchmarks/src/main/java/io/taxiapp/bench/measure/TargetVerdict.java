package io.taxiapp.bench.measure;

/// What came of a figure.
public enum TargetVerdict {
  MET,
  MISSED,
  /// It has no target.
  SHOWN,
  /// The baseline did not equal itself: the figure says nothing.
  VOID,
  /// The outputs were wrong, or it could not be measured.
  FAILED;

  /// Whether the run is to end with an error, if the figure has a target.
  public boolean isError() {
    return this == VOID || this == FAILED;
  }
}
