package io.taxiapp.backend.ride;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.backend.estimate.RideFactsReader;
import io.taxiapp.backend.problem.FieldError;
import io.taxiapp.backend.problem.Fields;
import io.taxiapp.backend.problem.ProblemException;
import io.taxiapp.backend.problem.Utf8;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideRequested;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.topic.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A request for a ride, as it came in.
///
/// @param requestedAt only if the request said so; otherwise the facts have the time it came in
record RequestedRide(
    String riderId, RideFacts facts, Optional<Instant> requestedAt, Optional<String> key) {

  static final String KEY = "Idempotency-Key";

  private static final int LONGEST_KEY = 255;

  /// @param keys of all its headers of that name
  /// @throws ProblemException (400) naming everything that is wrong
  static RequestedRide read(Fields fields, List<String> keys, RideFactsReader reader) {
    var body = fields.read(RideRequestBody.class, reader.latest(RideEvent.FARTHEST_AHEAD));
    var facts = reader.read(fields, body);
    fields.finish();
    var key = onlyOne(keys);
    return new RequestedRide(body.riderId(), facts, body.requestedAt(), key);
  }

  private static Optional<String> onlyOne(List<String> keys) {
    var different = keys.stream().distinct().toList();
    if (different.size() > 1) {
      throw ProblemException.invalid(KEY, "one key", String.join(", ", different));
    }
    // Headers come as bytes, and the server takes each for a character.
    var key = different.stream().map(bytes -> Utf8.text(KEY, bytes.getBytes(ISO_8859_1))).findAny();
    key.filter(text -> !Fields.isText(text, LONGEST_KEY))
        .ifPresent(
            text -> {
              throw ProblemException.invalid(KEY, Fields.textOf(LONGEST_KEY), "'" + text + "'");
            });
    return key;
  }

  /// What the request leaves out is what it is without it; the time is that of the earlier one.
  ///
  /// @throws ProblemException (422) if the earlier request with this key was another one
  void requireSameAs(RideRequested earlier) {
    var differences = new ArrayList<FieldError>();
    var before = RideFacts.of(earlier);
    compare(differences, "riderId", earlier.riderId(), riderId);
    requestedAt.ifPresent(at -> compare(differences, "requestedAt", before.requestedAt(), at));
    compare(differences, "pickupZone", before.pickupZone(), facts.pickupZone());
    compare(differences, "dropoffZone", before.dropoffZone(), facts.dropoffZone());
    compare(differences, "pickup", before.pickup(), facts.pickup());
    compare(differences, "dropoff", before.dropoff(), facts.dropoff());
    compare(differences, "passengers", before.passengers(), facts.passengers());
    compare(differences, "paymentMethod", before.paymentMethod(), facts.paymentMethod());
    compare(differences, "tripType", before.tripType(), facts.tripType());
    if (!differences.isEmpty()) {
      throw ProblemException.keyReused(differences);
    }
  }

  private static void compare(
      List<FieldError> differences, String field, Object earlier, Object now) {
    if (!Objects.equals(earlier, now)) {
      differences.add(new FieldError(field, shown(earlier) + " as before", shown(now)));
    }
  }

  /// As it stands in a request.
  private static String shown(Object value) {
    return value instanceof Optional<?> optional && optional.isEmpty()
        ? "nothing"
        : new String(EventJson.write(value), UTF_8);
  }
}
