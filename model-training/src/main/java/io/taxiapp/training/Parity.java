package io.taxiapp.training;

import io.taxiapp.model.OnnxModel;
import java.util.List;

/// Holds an ONNX model against the XGBoost forests it was written from.
final class Parity {
  private static final double TOLERANCE = 1e-4;

  /// Seconds or cents. Below it the two differ by the order in which they add floats: thousandths
  /// of a second or cent.
  private static final double FLOOR = 10;

  private static final int MOST_ROWS = 20_000;

  private Parity() {}

  /// Compares up to 20,000 rows.
  ///
  /// @throws IllegalStateException naming the first row where they differ by more than 1e-4 of the
  ///     value
  static void check(byte[] onnx, FourForests forests, List<float[]> rows, int scaleColumn) {
    List<float[]> some = rows.subList(0, Math.min(rows.size(), MOST_ROWS));
    List<float[]> expected = forests.predict(some);
    try (OnnxModel model = OnnxModel.open(onnx, some.getFirst().length)) {
      for (int i = 0; i < some.size(); i++) {
        float[] found = model.score(some.get(i));
        float scale = scaleColumn < 0 ? 1 : some.get(i)[scaleColumn];
        for (int column = 0; column < found.length; column++) {
          double wanted = expected.get(column)[i] * scale;
          if (Math.abs(wanted - found[column]) > TOLERANCE * Math.max(FLOOR, Math.abs(wanted))) {
            throw new IllegalStateException(
                "row %d, column %d: XGBoost gives %s, ONNX gives %s"
                    .formatted(i, column, wanted, found[column]));
          }
        }
      }
    }
  }
}
