package io.taxiapp.training;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// The city's live pace at the start of each GPS trip: actual over predicted duration of the trips
/// that had ended by then, the recent ones counting more.
final class GpsTraffic {
  private static final double HALF_LIFE_SECONDS = 1800;

  /// As if so many seconds of trips that went as predicted had ended besides.
  private static final double PRIOR_SECONDS = 6000;

  private GpsTraffic() {}

  static double[] of(List<GpsTrip> trips, double[] predicted) {
    List<Integer> byEnd =
        IntStream.range(0, trips.size())
            .boxed()
            .sorted(Comparator.comparing(i -> trips.get(i).endedAt()))
            .toList();
    double[] ratios = new double[trips.size()];
    double actualSum = 0;
    double predictedSum = 0;
    double clock = 0;
    int ended = 0;
    for (int i = 0; i < ratios.length; i++) {
      double now = trips.get(i).startedAt().getEpochSecond();
      while (ended < byEnd.size()
          && trips.get(byEnd.get(ended)).endedAt().getEpochSecond() <= now) {
        int trip = byEnd.get(ended++);
        double at = trips.get(trip).endedAt().getEpochSecond();
        double kept = Math.pow(0.5, Math.max(0, at - clock) / HALF_LIFE_SECONDS);
        actualSum = actualSum * kept + trips.get(trip).seconds();
        predictedSum = predictedSum * kept + predicted[trip];
        clock = at;
      }
      double kept = Math.pow(0.5, Math.max(0, now - clock) / HALF_LIFE_SECONDS);
      ratios[i] = (actualSum * kept + PRIOR_SECONDS) / (predictedSum * kept + PRIOR_SECONDS);
    }
    return ratios;
  }
}
