package io.taxiapp.training.corrected;

import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.traffic.TrafficSettings;
import io.taxiapp.training.fit.OutOfFoldDurations;
import io.taxiapp.training.report.ErrorMetrics;
import io.taxiapp.training.trip.LabelledRide;
import io.taxiapp.training.trip.MonthSplit;
import io.taxiapp.training.trip.TrainingMonths;
import io.taxiapp.training.trip.TripMonth;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;

/// How the live traffic is forgotten and believed: the settings with which the initial durations,
/// multiplied with the traffic, come closest on a replay of a month; and that replay.
///
/// An exponent on the traffic was tried, from a half to one and a quarter: one was the best.
///
/// @param rides in the order of their requests
/// @param inputs what a service with these settings knows of each at its request
public record TrafficFit(
    TrafficSettings settings, List<LabelledRide> rides, List<FeatureInput> inputs) {
  private static final List<Double> HALF_LIFE_MINUTES = List.of(20.0, 30.0, 45.0, 60.0);
  private static final List<Double> CITY_PRIORS = List.of(15.0, 40.0, 120.0);
  private static final List<Double> BOROUGH_PRIORS = List.of(130.0, 260.0, 520.0);
  private static final List<Double> ZONE_PRIORS = List.of(30.0, 60.0);

  private static final int FITTED_MONTHS = 3;

  /// The months to fit on: the oldest ones before any that the traffic is tried on, or before the
  /// newest of all.
  public static List<TripMonth> months(List<MonthSplit> splits, TrainingMonths months) {
    YearMonth first =
        splits.stream()
            .map(tried -> YearMonth.parse(tried.triedOn().name()))
            .min(Comparator.naturalOrder())
            .orElseGet(months::newest);
    return months.before(first, FITTED_MONTHS);
  }

  /// Fits on a replay of the last of some months, after the others.
  public static TrafficFit of(List<TripMonth> months, ZoneTable zones) {
    List<LabelledRide> earlier = TripMonth.rides(months.subList(0, months.size() - 1));
    List<LabelledRide> rides = months.getLast().rides();
    double[] initial =
        earlier.isEmpty()
            ? OutOfFoldDurations.of(rides, zones)
            : OutOfFoldDurations.predict(earlier, rides, zones);
    return fit(rides, initial, zones);
  }

  /// @param rides in the order of their requests
  /// @param initial seconds predicted for each by a model that saw none of them
  private static TrafficFit fit(List<LabelledRide> rides, double[] initial, ZoneTable zones) {
    TrafficFit best = null;
    double minError = Double.POSITIVE_INFINITY;
    for (double halfLife : HALF_LIFE_MINUTES) {
      for (double city : CITY_PRIORS) {
        for (double borough : BOROUGH_PRIORS) {
          for (double zone : ZONE_PRIORS) {
            TrafficSettings tried = new TrafficSettings(halfLife, city, borough, zone);
            TrafficFit fit =
                new TrafficFit(tried, rides, TrafficReplay.inputs(rides, initial, zones, tried));
            double error = fit.plannedErrors().rootMeanSquare();
            if (error < minError) {
              minError = error;
              best = fit;
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

  private ErrorMetrics plannedErrors() {
    ErrorMetrics errors = new ErrorMetrics();
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
