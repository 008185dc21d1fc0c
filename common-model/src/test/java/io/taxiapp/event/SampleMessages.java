package io.taxiapp.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;

/// One message of each kind, with every component set.
public final class SampleMessages {

  private static final UUID RIDE = UUID.fromString("7d3c1a52-9f0e-5b1c-8a43-1c2f5b9d6e70");
  private static final ModelIdentity MODEL =
      new ModelIdentity("duration", "2026.11.0", "sha256:" + "0123456789abcdef".repeat(4));
  private static final Instant NOON = Instant.parse("2026-01-15T17:00:00Z");
  private static final Interval INTERVAL = new Interval(600, 840, 1200);

  private SampleMessages() {}

  public static RideRequested requested() {
    return requested(RIDE, NOON);
  }

  /// The same of another ride.
  public static RideRequested requested(UUID rideId, Instant requestedAt) {
    return new RideRequested(
        rideId,
        "rider-7",
        requestedAt,
        74,
        138,
        Optional.of(new GeoPoint(40.8013, -73.9362)),
        Optional.empty(),
        2,
        PaymentMethod.CARD,
        TripType.STREET_HAIL,
        new InitialDuration(870, INTERVAL, MODEL));
  }

  public static ZoneTraffic traffic() {
    return new ZoneTraffic(
        74,
        NOON,
        1.5,
        2.25,
        OptionalLong.of(7),
        OptionalDouble.of(1.125),
        Optional.of(TrafficBasis.BOROUGH));
  }

  public static List<RideMessage> all() {
    return List.of(
        requested(),
        new RideProgressed(RIDE, 1, NOON.plusSeconds(300), new GeoPoint(40.79, -73.93), 2.5),
        new RideCompleted(RIDE, NOON.plusSeconds(912), 912, 9.6, 3120, 640, 4035, "USD"),
        new RideCancelled(RIDE, NOON.plusSeconds(60), Optional.of("rider changed plans")),
        new DurationPrediction(
            RIDE,
            2,
            Cause.PROGRESSED,
            RIDE + ":progressed:1",
            NOON.plusSeconds(300),
            900,
            new Interval(640, 880, 1230),
            600,
            new Interval(340, 580, 930),
            MODEL,
            Map.of("elapsedSeconds", 300.0)),
        new TipPrediction(
            RIDE,
            1,
            Cause.REQUESTED,
            RIDE + ":requested",
            NOON,
            512,
            new Interval(0, 480, 900),
            "USD",
            Optional.of(TipRecording.BY_CARD),
            MODEL,
            Map.of("durationSeconds", 870.0)),
        new CostPrediction(
            RIDE,
            2,
            Cause.DURATION_CORRECTED,
            RIDE + ":duration:2",
            NOON.plusSeconds(300),
            3290,
            new Interval(2800, 3250, 3900),
            "USD",
            MODEL,
            Map.of("durationSeconds", 900.0)));
  }
}
