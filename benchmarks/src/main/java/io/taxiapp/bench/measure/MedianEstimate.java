package io.taxiapp.bench.measure;

import java.util.List;

/// The median of some figures, and where the true one lies with 95 % confidence.
///
/// @param low the order statistic below; with fewer than six figures the lowest, and less
///     confidence
/// @param high its counterpart
public record MedianEstimate(double median, double low, double high) {

  private static final double TAIL = 0.025;

  /// The middle of these.
  ///
  /// @throws IllegalArgumentException if there are none
  public static MedianEstimate of(List<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("expected figures, found none");
    }
    var sorted = figures.stream().sorted().toList();
    int size = sorted.size();
    double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
    int left = leftOut(size);
    return new MedianEstimate(median, sorted.get(left), sorted.get(size - 1 - left));
  }

  /// How many may be left out at each end: the true median lies below the next one with a
  /// probability of at most 2.5 %, that of so few heads in so many throws of a coin.
  private static int leftOut(int size) {
    double heads = Math.pow(0.5, size);
    double sum = heads;
    int left = 0;
    while (sum + heads * (size - left) / (left + 1) <= TAIL) {
      heads *= (size - left) / (double) (left + 1);
      left++;
      sum += heads;
    }
    return left;
  }
}
