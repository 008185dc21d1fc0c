package io.taxiapp.training.forest;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// What a forest is to predict.
public sealed interface Objective {
  /// XGBoost's parameters for it, in the order in which a model card lists them.
  SequencedMap<String, Object> parameters();

  /// The best single number for all rows, where the trees start from: a start far from the result
  /// costs digits.
  double base(float[] labels);

  /// The mean.
  record Mean() implements Objective {
    @Override
    public SequencedMap<String, Object> parameters() {
      return new LinkedHashMap<>(Map.of("objective", "reg:squarederror"));
    }

    @Override
    public double base(float[] labels) {
      return IntStream.range(0, labels.length).mapToDouble(i -> labels[i]).average().orElse(0);
    }
  }

  /// A quantile.
  record Quantile(double share) implements Objective {
    @Override
    public SequencedMap<String, Object> parameters() {
      // Not Map.of: its order is another one in each process.
      SequencedMap<String, Object> parameters = new LinkedHashMap<>();
      parameters.put("quantile_alpha", share);
      parameters.put("objective", "reg:quantileerror");
      return parameters;
    }

    @Override
    public double base(float[] labels) {
      float[] sorted = labels.clone();
      Arrays.sort(sorted);
      return sorted[(int) (share * (sorted.length - 1))];
    }
  }
}
