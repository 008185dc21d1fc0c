package io.taxiapp.training.forest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.OptionalInt;

/// How a forest is grown.
///
/// @param minWeight rows in a leaf, at least
/// @param maxLeaves of a tree, the best splits first; empty for as many as its depth allows. It
///     bounds a model's size however many rows it is trained on
public record ForestSettings(
    int trees,
    int depth,
    double learningRate,
    @JsonProperty("leastWeight") double minWeight,
    double rowShare,
    double columnShare,
    @JsonProperty("mostLeaves") @JsonInclude(JsonInclude.Include.NON_ABSENT)
        OptionalInt maxLeaves) {
  public static final long SEED = 20_211;

  /// Trees that are full to their depth.
  public ForestSettings(
      int trees,
      int depth,
      double learningRate,
      double minWeight,
      double rowShare,
      double columnShare) {
    this(trees, depth, learningRate, minWeight, rowShare, columnShare, OptionalInt.empty());
  }

  public ForestSettings withMaxLeaves(int leaves) {
    return new ForestSettings(
        trees, depth, learningRate, minWeight, rowShare, columnShare, OptionalInt.of(leaves));
  }

  /// XGBoost's parameters. The number of threads is part of what makes a result repeatable, so it
  /// depends on the rows alone; for few rows, threads wait for each other longer than they work.
  Map<String, Object> parameters(long rows) {
    return Map.ofEntries(
        Map.entry("tree_method", "hist"),
        Map.entry("nthread", rows < 20_000 ? 1 : 2),
        Map.entry("seed", SEED),
        Map.entry("verbosity", 0),
        Map.entry("max_depth", depth),
        Map.entry("max_leaves", maxLeaves.orElse(0)),
        Map.entry("grow_policy", maxLeaves.isPresent() ? "lossguide" : "depthwise"),
        Map.entry("eta", learningRate),
        Map.entry("min_child_weight", minWeight),
        Map.entry("subsample", rowShare),
        Map.entry("colsample_bytree", columnShare));
  }
}
