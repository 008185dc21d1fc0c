package io.taxiapp.feature;

import java.util.Arrays;

/// Straight distances between the centroids of all zones and the bands they lie in, worked out
/// once: a row of features needs them several times, and what lies around each zone takes
/// thousands.
final class CentroidDistances {
  private final double[][] km;
  private final byte[][] bands;

  CentroidDistances(ZoneTable zones) {
    int size = zones.arrayLength();
    km = new double[size][size];
    bands = new byte[size][size];
    for (double[] row : km) {
      Arrays.fill(row, Double.NaN);
    }
    for (Zone from : zones.all()) {
      for (Zone to : zones.all()) {
        if (from.id() <= to.id() && from.centroid().isPresent() && to.centroid().isPresent()) {
          km[from.id()][to.id()] =
              GreatCircle.distanceKm(from.centroid().get(), to.centroid().get());
          km[to.id()][from.id()] = km[from.id()][to.id()];
        }
        if (from.id() <= to.id()) {
          bands[from.id()][to.id()] =
              (byte) ExpectationTable.distanceBand(from.id(), to.id(), km[from.id()][to.id()]);
          bands[to.id()][from.id()] = bands[from.id()][to.id()];
        }
      }
    }
  }

  /// NaN where one has no centroid.
  ///
  /// @param from the id of a zone
  double km(int from, int to) {
    return km[from][to];
  }

  /// The [ExpectationTable#distanceBand] of a distance.
  int band(int from, int to) {
    return bands[from][to];
  }
}
