package io.taxiapp.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The bundles that ship: they load, and what they say makes sense.
class ShippedBundlesTest {
  private static final Path MODELS = Path.of("..", "models");
  private static final long LARGEST_BYTES = 3_000_000;
  private static final int EAST_HARLEM_NORTH = 74;
  private static final int EAST_HARLEM_SOUTH = 75;
  private static final int JFK = 132;

  @ParameterizedTest
  @ValueSource(strings = {"duration", "corrected-duration", "tip", "cost"})
  void aBundleIsSmallKnowsItsZonesAndKeepsItsQuantilesInOrder(String name) throws IOException {
    try (ModelBundle bundle = ModelBundle.load(MODELS.resolve(name));
        Stream<Path> files = Files.list(MODELS.resolve(name))) {
      assertThat(files.mapToLong(file -> file.toFile().length()).sum()).isLessThan(LARGEST_BYTES);
      assertThat(bundle.zones().all()).hasSize(265);
      for (int dropoff = 1; dropoff <= 265; dropoff++) {
        Scored scored = bundle.predict(FeatureInput.withDuration(harlemTo(dropoff).ride(), 900));
        assertThat(scored.p10()).isBetween(0.0, scored.p50());
        assertThat(scored.p90()).isGreaterThanOrEqualTo(scored.p50());
        assertThat(scored.value()).isBetween(0.0, 30_000.0);
      }
    }
  }

  @Test
  void theAirportIsFartherThanTheNeighbour() {
    try (ModelBundle duration = load("duration");
        ModelBundle cost = load("cost")) {
      double near = duration.predict(harlemTo(EAST_HARLEM_SOUTH)).value();
      double far = duration.predict(harlemTo(JFK)).value();

      assertThat(near).isBetween(240.0, 1200.0);
      assertThat(far).isBetween(1500.0, 3600.0);
      assertThat(price(cost, JFK, far)).isGreaterThan(3 * price(cost, EAST_HARLEM_SOUTH, near));
    }
  }

  @Test
  void zonesThatAreUnknownOrOutsideAreAccepted() {
    try (ModelBundle duration = load("duration")) {
      assertThat(duration.predict(harlemTo(264)).value()).isBetween(300.0, 3600.0);
      assertThat(duration.predict(harlemTo(265)).value()).isBetween(300.0, 3600.0);
      assertThatThrownBy(() -> duration.predict(harlemTo(266)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("266");
    }
  }

  @Test
  void aCashRidesTipIsNothingAndACardRidesIsNot() {
    try (ModelBundle tip = load("tip")) {
      for (PaymentMethod method : PaymentMethod.values()) {
        Scored scored =
            tip.predict(FeatureInput.withDuration(harlemTo(EAST_HARLEM_SOUTH, method), 600));

        if (method == PaymentMethod.CASH) {
          assertThat(scored.value()).isZero();
          assertThat(scored.p90()).isZero();
        } else {
          assertThat(scored.value()).isBetween(20.0, 600.0);
        }
      }
    }
  }

  @Test
  void beforeItStartsARidesCorrectionStaysNearItsPrediction() {
    try (ModelBundle corrected = load("corrected-duration")) {
      for (double seconds : new double[] {400, 900, 1800, 3000}) {
        FeatureInput input = FeatureInput.withDuration(harlemTo(JFK).ride(), seconds);

        assertThat(corrected.predict(input).value()).isBetween(0.7 * seconds, 1.4 * seconds);
      }
    }
  }

  @Test
  void aRideThatIsSlowerThanPlannedIsCorrectedUpwards() {
    try (ModelBundle corrected = load("corrected-duration")) {
      double asPlanned = remainingHalfWay(corrected, 1200);
      double slow = remainingHalfWay(corrected, 1800);

      assertThat(asPlanned).isBetween(700.0, 1600.0);
      assertThat(slow + 1800).isGreaterThan(asPlanned + 1200 + 300);
    }
  }

  @Test
  void manyThreadsGetTheSameAnswerAsOne() throws Exception {
    try (ModelBundle duration = load("duration");
        ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Boolean>> answers = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        FeatureInput input = harlemTo(1 + i % 265);
        double alone = i < 265 ? duration.predict(input).value() : Double.NaN;
        answers.add(
            threads.submit(
                () -> {
                  double together = duration.predict(input).value();
                  return Double.isNaN(alone) || together == alone;
                }));
      }
      for (Future<Boolean> answer : answers) {
        assertThat(answer.get()).isTrue();
      }
    }
  }

  @Test
  void theZonePairsOfTheDurationBundleCanBeDrawnFrom() {
    try (ModelBundle duration = load("duration")) {
      assertThat(duration.zonePairs().all()).hasSizeGreaterThan(1000);
      assertThat(duration.zonePairs().find(EAST_HARLEM_NORTH, EAST_HARLEM_SOUTH))
          .hasValueSatisfying(
              pair -> {
                assertThat(pair.rides()).isGreaterThan(100);
                assertThat(pair.medianSeconds()).isBetween(200.0, 900.0);
                assertThat(pair.medianKm()).isBetween(0.8, 5.0);
              });
    }
  }

  private static double price(ModelBundle cost, int dropoff, double seconds) {
    return cost.predict(FeatureInput.withDuration(harlemTo(dropoff).ride(), seconds)).value();
  }

  private static double remainingHalfWay(ModelBundle corrected, long elapsedSeconds) {
    GeoPoint from = corrected.zones().zone(EAST_HARLEM_NORTH).centroid().orElseThrow();
    GeoPoint to = corrected.zones().zone(JFK).centroid().orElseThrow();
    GeoPoint halfWay =
        new GeoPoint(
            (from.latitude() + to.latitude()) / 2, (from.longitude() + to.longitude()) / 2);
    ProgressFacts progress = new ProgressFacts(Duration.ofSeconds(elapsedSeconds), 13, halfWay);
    return corrected
        .predict(
            new FeatureInput(
                harlemTo(JFK).ride(), OptionalDouble.of(2400), Optional.of(progress), 1.0, 1.0))
        .value();
  }

  private static ModelBundle load(String name) {
    return ModelBundle.load(MODELS.resolve(name));
  }

  static FeatureInput harlemTo(int dropoff) {
    return FeatureInput.atRequest(harlemTo(dropoff, PaymentMethod.CARD));
  }

  private static RideFacts harlemTo(int dropoff, PaymentMethod method) {
    return new RideFacts(
        Instant.parse("2026-03-10T18:00:00Z"),
        EAST_HARLEM_NORTH,
        dropoff,
        Optional.empty(),
        Optional.empty(),
        1,
        method,
        TripType.STREET_HAIL);
  }
}
