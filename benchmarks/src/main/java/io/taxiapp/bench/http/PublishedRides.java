package io.taxiapp.bench.http;

import io.taxiapp.bench.process.BenchSide;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.RideRequested;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.reading.TopicRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// The rides that a server published on a side, all on one topic.
record PublishedRides(BenchSide side, Topic<?, ?> topic) {

  private static final int SHOWN = 3;

  /// What is wrong with them.
  ///
  /// @param asked what was answered is expected; of what was refused some may be there
  /// @param expected the initial duration of a ride that was requested then
  List<String> wrong(RepeatedRequest asked, Function<Instant, InitialDuration> expected) {
    long answered = asked.right();
    long refused = asked.refused();
    var wrong = new ArrayList<String>();
    var rides = new HashSet<UUID>();
    TopicRecords.at(side.kafka())
        .each(
            topic,
            record -> {
              var request = EventJson.read(record.value(), RideRequested.class);
              boolean isRight =
                  request.initialDuration().equals(expected.apply(request.requestedAt()));
              if ((!rides.add(request.rideId()) || !isRight) && wrong.size() < SHOWN) {
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
    TopicRecords.at(side.kafka()).each(topic, record -> sizes.add(bytes(record)));
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
