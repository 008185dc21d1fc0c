package io.taxiapp.backend;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.backend.view.Published;
import io.taxiapp.event.Cause;
import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.Interval;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.event.TipRecording;
import io.taxiapp.event.TripType;
import io.taxiapp.topic.EventJson;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Messages about rides of nobody.
public final class TestRides {

  public static final Instant REQUESTED_AT = Instant.parse("2021-02-01T12:00:00Z");
  private static final String USD = "USD";

  private TestRides() {}

  /// The message as it would be found on its topic.
  public static Published.Read published(RideMessage message, long offset, Instant at) {
    return new Published.Read(
        message, at.toEpochMilli(), offset, new String(EventJson.write(message), UTF_8));
  }

  public static RideRequested requested(UUID rideId) {
    return new RideRequested(
        rideId,
        "ann",
        REQUESTED_AT,
        74,
        75,
        Optional.empty(),
        Optional.empty(),
        1,
        PaymentMethod.UNKNOWN,
        TripType.STREET_HAIL,
        new InitialDuration(360, new Interval(180, 360, 720), TestModels.IDENTITY));
  }

  public static RideProgressed progressed(UUID rideId, int sequence) {
    return new RideProgressed(
        rideId,
        sequence,
        REQUESTED_AT.plusSeconds(60L * sequence),
        new GeoPoint(40.8, -73.9),
        sequence);
  }

  public static RideCancelled cancelled(UUID rideId) {
    return new RideCancelled(rideId, REQUESTED_AT.plusSeconds(600), Optional.empty());
  }

  public static DurationPrediction duration(UUID rideId, int sequence, long seconds) {
    var interval = new Interval(seconds - 60, seconds, seconds + 60);
    return new DurationPrediction(
        rideId,
        sequence,
        Cause.REQUESTED,
        rideId + ":requested",
        REQUESTED_AT,
        seconds,
        interval,
        seconds,
        interval,
        TestModels.IDENTITY,
        Map.of("hour", 7.0));
  }

  public static TipPrediction tip(UUID rideId) {
    return new TipPrediction(
        rideId,
        1,
        Cause.REQUESTED,
        rideId + ":requested",
        REQUESTED_AT,
        250,
        new Interval(0, 200, 400),
        USD,
        Optional.of(TipRecording.BY_CARD),
        TestModels.IDENTITY,
        Map.of());
  }

  public static CostPrediction cost(UUID rideId) {
    return new CostPrediction(
        rideId,
        1,
        Cause.REQUESTED,
        rideId + ":requested",
        REQUESTED_AT,
        1800,
        new Interval(1500, 1800, 2100),
        USD,
        TestModels.IDENTITY,
        Map.of());
  }
}
