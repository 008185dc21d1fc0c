package io.taxiapp.bench.scoring;

import io.taxiapp.bench.measure.OpenedResources;
import io.taxiapp.model.OnnxModel;

/// A row of features to value and quantiles, as the services score it.
record OurScoring(OnnxModel model, GoldenScores golden) implements GoldenScores.Scoring {

  static OurScoring open(GoldenScores golden, OpenedResources opened) {
    return new OurScoring(opened.add(OnnxModel.open(golden.onnx(), golden.width())), golden);
  }

  @Override
  public void score(int row, float[] columns) {
    model.score(golden.rows().get(row), columns);
  }
}
