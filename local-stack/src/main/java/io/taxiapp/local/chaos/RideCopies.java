package io.taxiapp.local.chaos;

import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideRequested;
import io.taxiapp.local.check.TopicRecords;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.errors.SerializationException;

/// Requests that the backend accepted, to be published again as other rides.
final class RideCopies {

  private RideCopies() {}

  /// The first of them.
  static List<RideRequested> accepted(TopicRecords topics, int most) {
    var requests = new ArrayList<RideRequested>();
    for (var record : topics.of(Topics.RIDE_EVENTS)) {
      try {
        if (EventJson.read(record.value(), RideEvent.class) instanceof RideRequested request
            && request.riderId().startsWith("rider-")) {
          requests.add(request);
        }
      } catch (SerializationException _) {
        // It is poison of another fault.
      }
    }
    return requests.stream().limit(most).toList();
  }

  static RideRequested as(UUID ride, RideRequested of) {
    return new RideRequested(
        ride,
        of.riderId(),
        of.requestedAt(),
        of.pickupZone(),
        of.dropoffZone(),
        of.pickup(),
        of.dropoff(),
        of.passengers(),
        of.paymentMethod(),
        of.tripType(),
        of.initialDuration());
  }
}
