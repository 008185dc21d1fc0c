package io.taxiapp.verification.oracle;

import io.taxiapp.event.RideRequested;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.verification.oracle.OracleVerdict.Unjudged;
import java.util.List;

/// The duration in a ride's request: what the model that it names says of such a ride.
record RequestExpectation(OracleModels models) {

  OracleVerdict judge(RideRequested request) {
    var initial = request.initialDuration();
    var id = request.messageId();
    if (!initial.model().name().equals(OracleModels.INITIAL)) {
      return OracleVerdict.unexpected(
          List.of(
              "%s: expected a duration of the model %s, found one of an unknown model, %s"
                  .formatted(id, OracleModels.INITIAL, initial.model())));
    }
    if (!models.has(initial.model())) {
      return new OracleVerdict(
          List.of(), List.of(), List.of(), List.of(new Unjudged(id, initial.model())));
    }
    var expected = models.initial(initial.model(), facts(request));
    var found = new Estimate(initial.seconds(), initial.interval());
    return OracleVerdict.unexpected(
        found.equals(expected)
            ? List.of()
            : List.of(
                "%s: expected %s as the duration of %s, found %s"
                    .formatted(id, expected, initial.model(), found)));
  }

  /// What a request tells a model, written a second time like the rules: were it shared with the
  /// services, a mistake in it would be expected of them.
  static RideFacts facts(RideRequested request) {
    return new RideFacts(
        request.requestedAt(),
        request.pickupZone(),
        request.dropoffZone(),
        request.pickup(),
        request.dropoff(),
        request.passengers(),
        request.paymentMethod(),
        request.tripType());
  }
}
