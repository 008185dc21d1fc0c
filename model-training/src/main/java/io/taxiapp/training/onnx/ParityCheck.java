package io.taxiapp.training.onnx;

import io.taxiapp.model.OnnxModel;
import io.taxiapp.training.forest.QuantileForests;
import java.util.Arrays;
import java.util.List;

/// Holds an ONNX model against the XGBoost forests it was written from.
public final class ParityCheck {
  private static final double TOLERANCE = 1e-4;

  /// Seconds or cents. Below it the two differ by the order in which they add floats: thousandths
  /// of a second or cent.
  private static final double FLOOR = 10;

  private static final int P10 = 1;
  private static final int P90 = 3;
  private static final int BATCH = 20_000;

  private ParityCheck() {}

  /// Compares all rows, and more drawn at the thresholds of the trees.
  ///
  /// @param scaleColumn the feature that every output is multiplied with; -1 if there is none
  /// @throws IllegalStateException naming the first row where they differ by more than 1e-4 of the
  ///     value; in p10, by more than 1e-4 of p90
  public static void check(
      byte[] onnx, QuantileForests forests, List<float[]> rows, int scaleColumn, int drawnRows) {
    ThresholdSampler thresholds = new ThresholdSampler(forests, rows, scaleColumn);
    try (OnnxModel model = OnnxModel.open(onnx, rows.getFirst().length)) {
      for (int from = 0; from < rows.size(); from += BATCH) {
        List<float[]> batch = rows.subList(from, Math.min(rows.size(), from + BATCH));
        compare(model, forests, batch, scaleColumn);
      }
      for (int drawn = 0; drawn < drawnRows; drawn += BATCH) {
        compare(model, forests, thresholds.draw(Math.min(BATCH, drawnRows - drawn)), scaleColumn);
      }
    }
  }

  private static void compare(
      OnnxModel model, QuantileForests forests, List<float[]> rows, int scaleColumn) {
    List<float[]> expected = forests.predict(rows);
    for (int i = 0; i < rows.size(); i++) {
      float[] row = rows.get(i);
      float[] found = model.score(row);
      float scale = scaleColumn < 0 ? 1 : row[scaleColumn];
      for (int column = 0; column < found.length; column++) {
        double wanted = expected.get(column)[i] * scale;
        double size = Math.max(FLOOR, Math.abs(wanted));
        if (column == P10) {
          // Widened by a share of the interval, a small p10 is what is left of larger numbers.
          size = Math.max(size, Math.abs(expected.get(P90)[i] * scale));
        }
        if (Math.abs(wanted - found[column]) > TOLERANCE * size) {
          throw new IllegalStateException(
              "row %s, column %d: XGBoost gives %s, ONNX gives %s"
                  .formatted(Arrays.toString(row), column, wanted, found[column]));
        }
      }
    }
  }
}
