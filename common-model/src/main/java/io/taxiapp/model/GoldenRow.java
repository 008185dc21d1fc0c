package io.taxiapp.model;

import com.fasterxml.jackson.core.type.TypeReference;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.FeatureInput;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.feature.RideFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// An input with the features and outputs it must give (`golden-rows.json`). The features are
/// checked too: a model whose columns were swapped, or whose features are computed in another way
/// than in training, is found.
///
/// @param features the row by name; what is not known is left out
/// @param outputs value, p10, p50, p90, as the model's columns give them
public record GoldenRow(Input input, Map<String, Double> features, List<Double> outputs) {
  public static final String FILE = "golden-rows.json";
  static final double TOLERANCE = 1e-4;

  public static List<GoldenRow> read(Path directory) throws IOException {
    return BundleJson.MAPPER.readValue(
        Files.readAllBytes(directory.resolve(FILE)), new TypeReference<List<GoldenRow>>() {});
  }

  static boolean agree(double expected, double found) {
    return Math.abs(expected - found) <= TOLERANCE * Math.max(1.0, Math.abs(expected));
  }

  /// A [FeatureInput] as it is written down.
  public record Input(
      Instant requestedAt,
      int pickupZone,
      int dropoffZone,
      Optional<List<Double>> pickup,
      Optional<List<Double>> dropoff,
      int passengers,
      String paymentMethod,
      String tripType,
      OptionalDouble durationSeconds,
      OptionalDouble elapsedSeconds,
      OptionalDouble distanceCoveredKm,
      Optional<List<Double>> position,
      double pickupTraffic,
      double dropoffTraffic) {

    public static Input of(FeatureInput input) {
      RideFacts ride = input.ride();
      Optional<ProgressFacts> progress = input.progress();
      return new Input(
          ride.requestedAt(),
          ride.pickupZone(),
          ride.dropoffZone(),
          ride.pickup().map(Input::coordinates),
          ride.dropoff().map(Input::coordinates),
          ride.passengers(),
          ride.paymentMethod().name(),
          ride.tripType().name(),
          input.durationSeconds(),
          progress.isPresent()
              ? OptionalDouble.of(progress.get().elapsed().toMillis() / 1000.0)
              : OptionalDouble.empty(),
          progress.isPresent()
              ? OptionalDouble.of(progress.get().distanceCoveredKm())
              : OptionalDouble.empty(),
          progress.map(ProgressFacts::position).map(Input::coordinates),
          input.pickupTraffic(),
          input.dropoffTraffic());
    }

    FeatureInput toFeatureInput() {
      return new FeatureInput(
          new RideFacts(
              requestedAt,
              pickupZone,
              dropoffZone,
              pickup.map(Input::point),
              dropoff.map(Input::point),
              passengers,
              PaymentMethod.valueOf(paymentMethod),
              TripType.valueOf(tripType)),
          durationSeconds,
          position.map(
              at ->
                  new ProgressFacts(
                      Duration.ofMillis(Math.round(elapsedSeconds.orElseThrow() * 1000)),
                      distanceCoveredKm.orElseThrow(),
                      point(at))),
          pickupTraffic,
          dropoffTraffic);
    }

    private static List<Double> coordinates(GeoPoint point) {
      return List.of(point.latitude(), point.longitude());
    }

    private static GeoPoint point(List<Double> coordinates) {
      return new GeoPoint(coordinates.get(0), coordinates.get(1));
    }
  }
}
