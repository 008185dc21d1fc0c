package io.taxiapp.verification.fault;

import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideRequested;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.TopicRecords;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;

/// Requests that the backend accepted, to be published again as other rides.
final class RideCopies {

  /// Riders' own rides are looked at as theirs.
  private static final String RIDER = "copies";

  private RideCopies() {}

  /// The first of them.
  static List<RideRequested> accepted(TopicRecords topics, int max) {
    return requests(topics)
        .filter(request -> request.riderId().startsWith("rider-"))
        .limit(max)
        .toList();
  }

  /// All of them.
  static Stream<RideRequested> requests(TopicRecords topics) {
    return topics.of(Topics.RIDE_EVENTS).stream().flatMap(record -> request(record.value()));
  }

  /// How many a rider made; none of them is kept.
  static long count(TopicRecords topics, String rider) {
    var count = new LongAdder();
    topics.each(
        Topics.RIDE_EVENTS,
        record ->
            request(record.value())
                .filter(request -> request.riderId().equals(rider))
                .forEach(_ -> count.increment()));
    return count.sum();
  }

  private static Stream<RideRequested> request(byte[] value) {
    try {
      return EventJson.read(value, RideEvent.class) instanceof RideRequested request
          ? Stream.of(request)
          : Stream.empty();
    } catch (SerializationException _) {
      return Stream.empty(); // It is poison of another fault.
    }
  }

  static RideRequested as(UUID ride, RideRequested of) {
    return new RideRequested(
        ride,
        RIDER,
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
