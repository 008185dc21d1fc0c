package io.taxiapp.feature;

/// One number a model looks at: its name, unit, when it is known, and how it is computed.
public record Feature(String name, String unit, KnownAt knownAt, Computation computation) {

  /// Computes a feature; NaN when it is not known for this ride.
  @FunctionalInterface
  public interface Computation {
    double of(FeatureInput input, LookupTables tables);
  }

  /// Refuses a feature that a model could not know yet.
  ///
  /// @throws IllegalArgumentException naming it and when it is known
  public void checkKnownAt(KnownAt runsAt) {
    if (knownAt.isLaterThan(runsAt)) {
      throw new IllegalArgumentException(
          "expected features known at %s, when the model runs; found %s, known at %s"
              .formatted(runsAt, name, knownAt));
    }
  }

  public double of(FeatureInput input, LookupTables tables) {
    return computation.of(input, tables);
  }
}
