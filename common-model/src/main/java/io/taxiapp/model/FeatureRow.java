package io.taxiapp.model;

import io.taxiapp.feature.Feature;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.LookupTables;
import java.util.Collections;
import java.util.LinkedHashMap;
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
  public Map<String, Double> named(float[] row) {
    Map<String, Double> named = new LinkedHashMap<>();
    for (int i = 0; i < row.length; i++) {
      if (!Float.isNaN(row[i])) {
        named.put(features.get(i).name(), (double) row[i]);
      }
    }
    return Collections.unmodifiableMap(named);
  }
}
