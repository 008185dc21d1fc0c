package io.taxiapp.feature;

/// One number a model looks at: its name, unit, when it is known, and how it is computed.
public record Feature(String name, String unit, KnownAt knownAt, Computation computation) {

  /// Computes a feature; NaN when it is not known for this ride.
  @FunctionalInterface
  public interface Computation {
    double of(FeatureInput input, LookupTables tables);
  }

  public double of(FeatureInput input, LookupTables tables) {
    return computation.of(input, tables);
  }
}
