package io.taxiapp.bench.http;

import io.taxiapp.bench.process.Side;
import io.taxiapp.event.RideRequested;
import io.taxiapp.local.check.TopicRecords;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The rides that servers published on a side.
record PublishedRides(Side side) {

  private static final int SHOWN = 3;

  /// What is wrong with them.
  ///
  /// @param answered as many are expected
  /// @param refused of which some may be there
  List<String> wrong(long answered, long refused, Predicate<RideRequested> isRight) {
    var wrong = new ArrayList<String>();
    var rides = new HashSet<UUID>();
    TopicRecords.at(side.kafka())
        .each(
            Topics.RIDE_EVENTS,
            record -> {
              var request = EventJson.read(record.value(), RideRequested.class);
              if ((!rides.add(request.rideId()) || !isRight.test(request))
                  && wrong.size() < SHOWN) {
                wrong.add("expected each ride once, as the model says, found " + request);
              }
            });
    if (rides.size() < answered || rides.size() > answered + refused) {
      wrong.add(
          "expected %d rides, as were answered, and up to %d that were refused, found %d"
              .formatted(answered, refused, rides.size()));
    }
    return wrong;
  }

  /// Of a ride's record: key, value and headers.
  int meanBytes() {
    var sizes = new ArrayList<Integer>();
    TopicRecords.at(side.kafka()).each(Topics.RIDE_EVENTS, record -> sizes.add(bytes(record)));
    return (int) sizes.stream().mapToInt(size -> size).average().orElseThrow();
  }

  private static int bytes(ConsumerRecord<byte[], byte[]> record) {
    int bytes = record.key().length + record.value().length;
    for (var header : record.headers()) {
      bytes += header.key().length() + header.value().length;
    }
    return bytes;
  }
}
