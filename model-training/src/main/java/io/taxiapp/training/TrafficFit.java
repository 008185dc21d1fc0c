package io.taxiapp.training;

import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.traffic.TrafficSettings;
import java.util.List;

/// Chooses how the live traffic is forgotten and believed: the settings with which the initial
/// durations, multiplied with the traffic, come closest on a replay of a month.
///
/// An exponent on the traffic was tried, from a half to one and a quarter: one was the best.
final class TrafficFit {
  private static final List<Double> HALF_LIFE_MINUTES = List.of(20.0, 30.0, 45.0, 60.0);
  private static final List<Double> CITY_PRIORS = List.of(15.0, 40.0, 120.0);
  private static final List<Double> BOROUGH_PRIORS = List.of(130.0, 260.0, 520.0);
  private static final List<Double> ZONE_PRIORS = List.of(30.0, 60.0);

  private static final int FITTED_MONTHS = 3;

  private TrafficFit() {}

  /// Fits on a replay of the third oldest month after the two before it, all of them older than
  /// what the models are tried on.
  static TrafficSettings of(TrainingMonths months, ZoneTable zones) {
    List<Month> oldest = months(months);
    List<Ride> earlier = Month.rides(oldest.subList(0, oldest.size() - 1));
    double[] initial = HonestDurations.predict(earlier, oldest.getLast().rides(), zones);
    return fit(oldest.getLast().rides(), initial, zones);
  }

  /// Those of the fit, oldest first: the traffic is tried on later ones only.
  static List<Month> months(TrainingMonths months) {
    return months.oldest(FITTED_MONTHS);
  }

  /// @param rides in the order of their requests
  /// @param initial seconds predicted for each by a model that saw none of them
  private static TrafficSettings fit(List<Ride> rides, double[] initial, ZoneTable zones) {
    TrafficSettings best = null;
    double least = Double.POSITIVE_INFINITY;
    for (double halfLife : HALF_LIFE_MINUTES) {
      for (double city : CITY_PRIORS) {
        for (double borough : BOROUGH_PRIORS) {
          for (double zone : ZONE_PRIORS) {
            TrafficSettings tried = new TrafficSettings(halfLife, city, borough, zone);
            double error =
                plannedErrors(rides, TrafficReplay.inputs(rides, initial, zones, tried))
                    .rootMeanSquare();
            if (error < least) {
              least = error;
              best = tried;
            }
          }
        }
      }
    }
    if (best == null) {
      throw new IllegalArgumentException("expected rides to fit the traffic on, found none");
    }
    return best;
  }

  private static Errors plannedErrors(List<Ride> rides, List<FeatureInput> inputs) {
    Errors errors = new Errors();
    for (int i = 0; i < inputs.size(); i++) {
      errors.add(planned(inputs.get(i)), Double.NaN, Double.NaN, rides.get(i).seconds());
    }
    return errors;
  }

  /// The initial duration in the light of the traffic.
  private static double planned(FeatureInput input) {
    double traffic = Math.sqrt(input.pickupTraffic() * input.dropoffTraffic());
    return input.durationSeconds().orElseThrow() * traffic;
  }
}
