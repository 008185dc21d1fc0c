package io.taxiapp.training.fit;

/// A level that wanders, observed through noise: the "local level" model (a random walk plus
/// noise), smoothed by the Kalman filter and the smoother of Rauch, Tung and Striebel. How fast
/// the level wanders is what makes the series most likely.
final class LocalLevel {
  private static final double MIN_STATE_VARIANCE = 1e-7;
  private static final double MAX_STATE_VARIANCE = 1e-2;
  private static final double STEP = Math.pow(10, 0.25);

  private final long[] times;
  private final double[] levels;
  private final double[] variances;
  private double logLikelihood;

  /// Filters: the level at each time, as the values up to it tell.
  private LocalLevel(long[] times, double[] observed, double[] noise, double stateVariance) {
    this.times = times;
    this.levels = observed.clone();
    this.variances = noise.clone();
    for (int i = 1; i < observed.length; i++) {
      double before = variances[i - 1] + stateVariance * (times[i] - times[i - 1]);
      double ofError = before + noise[i];
      double error = observed[i] - levels[i - 1];
      logLikelihood -= (Math.log(ofError) + error * error / ofError) / 2;
      levels[i] = levels[i - 1] + before / ofError * error;
      variances[i] = before * noise[i] / ofError;
    }
  }

  /// The level at each time, as all values tell.
  ///
  /// @param times ascending; how far the level wanders grows with the time between two
  /// @param noise the variance of each value around the level
  static double[] smooth(long[] times, double[] observed, double[] noise) {
    double stateVariance = MIN_STATE_VARIANCE;
    LocalLevel best = new LocalLevel(times, observed, noise, stateVariance);
    for (double larger = MIN_STATE_VARIANCE * STEP; larger < MAX_STATE_VARIANCE; larger *= STEP) {
      LocalLevel next = new LocalLevel(times, observed, noise, larger);
      if (next.logLikelihood > best.logLikelihood) {
        best = next;
        stateVariance = larger;
      }
    }
    return best.backwards(stateVariance);
  }

  private double[] backwards(double stateVariance) {
    double[] smooth = levels.clone();
    for (int i = smooth.length - 2; i >= 0; i--) {
      double known = variances[i] / (variances[i] + stateVariance * (times[i + 1] - times[i]));
      smooth[i] += known * (smooth[i + 1] - levels[i]);
    }
    return smooth;
  }
}
