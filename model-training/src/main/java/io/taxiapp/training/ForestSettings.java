package io.taxiapp.training;

import java.util.Map;

/// How a forest is grown.
///
/// @param leastWeight rows in a leaf, at least
record ForestSettings(
    int trees,
    int depth,
    double learningRate,
    double leastWeight,
    double rowShare,
    double columnShare) {
  static final long SEED = 20_211;

  /// XGBoost's parameters. Two threads, always: the number of threads is part of what makes a
  /// result repeatable.
  Map<String, Object> parameters() {
    return Map.ofEntries(
        Map.entry("tree_method", "hist"),
        Map.entry("nthread", 2),
        Map.entry("seed", SEED),
        Map.entry("verbosity", 0),
        Map.entry("max_depth", depth),
        Map.entry("eta", learningRate),
        Map.entry("min_child_weight", leastWeight),
        Map.entry("subsample", rowShare),
        Map.entry("colsample_bytree", columnShare));
  }
}
