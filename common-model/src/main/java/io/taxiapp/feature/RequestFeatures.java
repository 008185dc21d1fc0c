package io.taxiapp.feature;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.ExpectationTable.Dimension;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// The features known when a ride is requested.
final class RequestFeatures {
  private RequestFeatures() {}

  static List<Feature> all() {
    return List.of(
        expectation("expectedSeconds", "s", Quantity.SECONDS),
        expectation("expectedKm", "km", Quantity.KM),
        expectation("expectedCostCents", "cents", Quantity.COST),
        expectation("expectedTipCents", "cents", Quantity.TIP),
        expectation("expectedUnmetered", "share", Quantity.UNMETERED),
        request(
            "expectedSecondsThisHour",
            "s",
            (in, t) -> t.expected(Quantity.SECONDS, in.ride()) * t.hourFactor(in.ride())),
        request("hourFactor", "ratio", (in, t) -> t.hourFactor(in.ride())),
        pairFactor("pairFactor", Quantity.SECONDS),
        pairFactor("costPairFactor", Quantity.COST),
        request(
            "unstatedPaymentFactor",
            "ratio",
            (in, t) -> t.unstatedPaymentFactor(Quantity.SECONDS, in.ride())),
        request("gridKm", "km", (in, t) -> StreetGrid.km(in.ride(), t)),
        pickupFactor("pickupFactor", Quantity.SECONDS),
        pickupFactor("costPickupFactor", Quantity.COST),
        pickupFactor("tipPickupFactor", Quantity.TIP),
        dropoffFactor("dropoffFactor", Quantity.SECONDS),
        dropoffFactor("costDropoffFactor", Quantity.COST),
        dropoffFactor("tipDropoffFactor", Quantity.TIP),
        request(
            "pairRides",
            "rides",
            (in, t) ->
                t.pairs()
                    .find(in.ride().pickupZone(), in.ride().dropoffZone())
                    .map(pair -> (double) pair.rides())
                    .orElse(0.0)),
        request(
            "centroidKm",
            "km",
            (in, t) -> t.centroidKm(in.ride().pickupZone(), in.ride().dropoffZone())),
        zone("pickupLatitude", "degrees", true, z -> coordinate(z, GeoPoint::latitude)),
        zone("pickupLongitude", "degrees", true, z -> coordinate(z, GeoPoint::longitude)),
        zone("dropoffLatitude", "degrees", false, z -> coordinate(z, GeoPoint::latitude)),
        zone("dropoffLongitude", "degrees", false, z -> coordinate(z, GeoPoint::longitude)),
        zone("pickupAreaKm2", "km2", true, z -> z.areaKm2().orElse(Double.NaN)),
        zone("dropoffAreaKm2", "km2", false, z -> z.areaKm2().orElse(Double.NaN)),
        request(
            "minuteOfDay",
            "min",
            (in, _) ->
                NewYorkTime.of(in.ride().requestedAt())
                    .toLocalTime()
                    .get(ChronoField.MINUTE_OF_DAY)),
        request(
            "weekday",
            "1 is Monday",
            (in, _) -> NewYorkTime.of(in.ride().requestedAt()).getDayOfWeek().getValue()),
        request(
            "calendarMonth",
            "months since 2020-01",
            (in, _) -> NewYorkTime.calendarMonth(in.ride().requestedAt())),
        request("passengers", "people", (in, _) -> in.ride().passengers()),
        request("paidByCard", "1 card, 0 cash", (in, _) -> paidByCard(in.ride().paymentMethod())),
        request(
            "dispatched", "1 or 0", (in, _) -> in.ride().tripType() == TripType.DISPATCH ? 1 : 0),
        request(
            "tipIsRecorded",
            "1, or 0 for cash",
            (in, _) -> in.ride().paymentMethod() == PaymentMethod.CASH ? 0 : 1),
        request("predictedSeconds", "s", (in, _) -> in.durationSeconds().orElse(Double.NaN)));
  }

  private static Feature request(String name, String unit, Feature.Computation computation) {
    return new Feature(name, unit, KnownAt.REQUEST, computation);
  }

  private static Feature expectation(String name, String unit, Quantity quantity) {
    return request(name, unit, (in, t) -> t.expected(quantity, in.ride()));
  }

  private static Feature pairFactor(String name, Quantity quantity) {
    return request(name, "ratio", (in, t) -> t.pairFactor(quantity, in.ride()));
  }

  private static Feature pickupFactor(String name, Quantity quantity) {
    return request(
        name,
        "ratio",
        (in, t) -> t.expectations().factor(quantity, Dimension.PICKUP, in.ride().pickupZone()));
  }

  private static Feature dropoffFactor(String name, Quantity quantity) {
    return request(
        name,
        "ratio",
        (in, t) -> t.expectations().factor(quantity, Dimension.DROPOFF, in.ride().dropoffZone()));
  }

  private static Feature zone(
      String name, String unit, boolean pickup, ToDoubleFunction<Zone> value) {
    return request(
        name,
        unit,
        (in, t) ->
            value.applyAsDouble(
                t.zones().zone(pickup ? in.ride().pickupZone() : in.ride().dropoffZone())));
  }

  private static double coordinate(Zone zone, ToDoubleFunction<GeoPoint> coordinate) {
    Optional<GeoPoint> centroid = zone.centroid();
    return centroid.isPresent() ? coordinate.applyAsDouble(centroid.get()) : Double.NaN;
  }

  private static double paidByCard(PaymentMethod method) {
    return switch (method) {
      case CARD -> 1;
      case CASH -> 0;
      case UNKNOWN -> Double.NaN;
    };
  }
}
