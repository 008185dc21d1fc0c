package io.taxiapp.model;

import io.taxiapp.feature.Feature;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.LookupTables;
import java.util.List;
import java.util.Map;

/// Turns an input into a model's row. Training and serving both come through here.
public record FeatureRow(List<Feature> features, LookupTables tables) {

  public FeatureRow {
    features = List.copyOf(features);
  }

  /// The row in the features' order; NaN is a gap.
  public float[] of(FeatureInput input) {
    float[] row = new float[features.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) features.get(i).of(input, tables);
    }
    return row;
  }

  /// The row by name, in the features' order, without gaps.
  ///
  /// @param row is not changed any more
  public Map<String, Double> named(float[] row) {
    return new NamedRow(features, row);
  }
}
