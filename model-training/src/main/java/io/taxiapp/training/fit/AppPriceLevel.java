package io.taxiapp.training.fit;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.feature.NewYorkTime;
import io.taxiapp.feature.Quantity;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.training.trip.LabelledRide;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// How dear the rides without a stated payment method were from day to day, against what their
/// zones and distance let expect: apps set their prices, and move them. A model learns from such
/// rides what they would cost at the last day's level, not at that of a day weeks ago.
///
/// The level of a day is the median of its rides' logarithms of price over expected price, smoothed
/// as a [LocalLevel].
final class AppPriceLevel {
  private final List<LabelledRide> rides;

  /// Logarithm of price over expected price; NaN for a ride of another kind.
  private final double[] logRatio;

  private AppPriceLevel(List<LabelledRide> rides, double[] logRatio) {
    this.rides = rides;
    this.logRatio = logRatio;
  }

  /// @param rides in the order of time
  static AppPriceLevel of(List<LabelledRide> rides, ZoneTable zones) {
    LookupTables tables = ExpectationFit.fit(rides, zones);
    return new AppPriceLevel(
        rides,
        rides.stream()
            .mapToDouble(
                ride ->
                    ride.facts().paymentMethod() == PaymentMethod.UNKNOWN
                        ? Math.log(ride.costCents() / tables.expected(Quantity.COST, ride.facts()))
                        : Double.NaN)
            .toArray());
  }

  /// The rides, of which the first so many are priced at the level of the last day among these; the
  /// others as they were.
  List<LabelledRide> asOf(int seen) {
    SortedMap<LocalDate, List<Double>> byDay = new TreeMap<>();
    for (int i = 0; i < seen; i++) {
      if (!Double.isNaN(logRatio[i])) {
        byDay.computeIfAbsent(day(rides.get(i)), _ -> new ArrayList<>()).add(logRatio[i]);
      }
    }
    if (byDay.isEmpty()) {
      return rides;
    }
    NavigableMap<LocalDate, Double> levels = levels(byDay);
    double last = levels.lastEntry().getValue();
    List<LabelledRide> restated = new ArrayList<>(rides);
    for (int i = 0; i < seen; i++) {
      if (!Double.isNaN(logRatio[i])) {
        LabelledRide ride = rides.get(i);
        double level = levels.getOrDefault(day(ride), last);
        restated.set(i, ride.costing(ride.costCents() * Math.exp(last - level)));
      }
    }
    return restated;
  }

  private static LocalDate day(LabelledRide ride) {
    return NewYorkTime.of(ride.facts().requestedAt()).toLocalDate();
  }

  private static NavigableMap<LocalDate, Double> levels(SortedMap<LocalDate, List<Double>> byDay) {
    List<LocalDate> days = List.copyOf(byDay.keySet());
    List<List<Double>> ofDays = List.copyOf(byDay.values());
    double[] medians = ofDays.stream().mapToDouble(AppPriceLevel::median).toArray();
    double squares = 0;
    int count = 0;
    for (int day = 0; day < medians.length; day++) {
      for (double each : ofDays.get(day)) {
        squares += (each - medians[day]) * (each - medians[day]);
        count++;
      }
    }
    // The variance of a median of as many normal values.
    double ofOne = Math.PI / 2 * squares / count;
    double[] smooth =
        LocalLevel.smooth(
            days.stream().mapToLong(LocalDate::toEpochDay).toArray(),
            medians,
            ofDays.stream().mapToDouble(of -> ofOne / of.size()).toArray());
    NavigableMap<LocalDate, Double> levels = new TreeMap<>();
    for (int day = 0; day < smooth.length; day++) {
      levels.put(days.get(day), smooth[day]);
    }
    return levels;
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(value -> value).sorted().toArray();
    return Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
        .average()
        .orElseThrow();
  }
}
