package io.taxiapp.bench.scoring;

import io.taxiapp.model.GoldenRow;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.model.ModelCard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The golden rows of a bundle as arrays, and what they must give.
record GoldenScores(Path bundle, List<float[]> rows, List<float[]> outputs) {

  private static final double TOLERANCE = 1e-4;

  static GoldenScores read(Path bundle) {
    try {
      var names = ModelCard.read(bundle).featureNames();
      var rows = new ArrayList<float[]>();
      var outputs = new ArrayList<float[]>();
      for (var golden : GoldenRow.read(bundle)) {
        var row = new float[names.size()];
        for (int i = 0; i < row.length; i++) {
          row[i] = golden.features().getOrDefault(names.get(i), Double.NaN).floatValue();
        }
        rows.add(row);
        var output = new float[golden.outputs().size()];
        for (int i = 0; i < output.length; i++) {
          output[i] = golden.outputs().get(i).floatValue();
        }
        outputs.add(output);
      }
      return new GoldenScores(bundle, rows, outputs);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + bundle, e);
    }
  }

  byte[] onnx() {
    try {
      return Files.readAllBytes(bundle.resolve(ModelBundle.MODEL_FILE));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + bundle, e);
    }
  }

  int width() {
    return rows.getFirst().length;
  }

  /// Scores a row.
  @FunctionalInterface
  interface Scoring {
    /// Scores the row of this index.
    ///
    /// @param columns gets the outputs
    void score(int row, float[] columns) throws Exception;
  }

  /// Where one way of scoring differs.
  List<String> check(String who, Scoring scoring) throws Exception {
    var wrong = new ArrayList<String>();
    for (int row = 0; row < rows.size(); row++) {
      var found = new float[outputs.get(row).length];
      scoring.score(row, found);
      for (int i = 0; i < found.length; i++) {
        double expected = outputs.get(row)[i];
        if (!(Math.abs(expected - found[i]) <= TOLERANCE * Math.max(1, Math.abs(expected)))) {
          wrong.add(
              "%s: golden row %d: expected %s, found %s"
                  .formatted(who, row, Arrays.toString(outputs.get(row)), Arrays.toString(found)));
          break;
        }
      }
    }
    return wrong;
  }
}
