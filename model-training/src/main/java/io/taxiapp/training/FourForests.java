package io.taxiapp.training;

import java.util.List;
import java.util.stream.Stream;

/// The forests of one model: mean, p10, p50 and p90, in the order of the model's output columns.
record FourForests(List<Forest> columns) {

  /// Trains all four on the same rows.
  ///
  /// @param weights of the rows; empty where all count the same
  static FourForests train(
      List<float[]> rows,
      float[] labels,
      float[] weights,
      ForestSettings mean,
      ForestSettings quantiles) {
    try (TrainingRows training = TrainingRows.of(rows, labels, weights)) {
      return new FourForests(
          Stream.of(
                  new Objective.Mean(),
                  new Objective.Quantile(0.1),
                  new Objective.Quantile(0.5),
                  new Objective.Quantile(0.9))
              .map(
                  objective ->
                      Forest.train(
                          training.matrix(),
                          objective.base(labels),
                          objective instanceof Objective.Mean ? mean : quantiles,
                          objective))
              .toList());
    }
  }

  /// XGBoost's own predictions, one array for each column.
  List<float[]> predict(List<float[]> rows) {
    try (TrainingRows matrix = TrainingRows.of(rows, new float[0])) {
      return columns.stream().map(forest -> forest.predict(matrix.matrix())).toList();
    }
  }

  int nodes() {
    return columns.stream().mapToInt(Forest::nodes).sum();
  }
}
