package io.taxiapp.verification.fault;

import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.Prediction;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.TopicRecords;
import io.taxiapp.trace.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Replicas of the backend whose clocks are over an hour apart: the same ride from each of them,
/// with a report, so that the times of publication jump to and fro by more than two hours on every
/// partition. The first tip and the first cost of the same request must be the same.
///
/// Durations, and the prices that follow from them, are not compared: they depend on the traffic
/// known when a ride's turn comes, which differs from one of the three to the next. The oracle
/// judges each of them by the features that it names.
record ClockSkew() implements Fault {

  /// More than the hour that Kafka lets a record be ahead of it by default.
  private static final Duration SKEW = Duration.ofMinutes(65);

  private static final List<Duration> SKEWS = List.of(SKEW.negated(), Duration.ZERO, SKEW);

  @Override
  public String name() {
    return "clock-skew";
  }

  @Override
  public String description() {
    return "the same rides from backends whose clocks are an hour slow, correct and an hour fast";
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    long failed = context.failedThreads();
    var address = context.stack().settings().bootstrapServers();
    var topics = TopicRecords.at(address);
    var requests = RideCopies.accepted(topics, context.size().rounds());
    var triplets = new ArrayList<List<UUID>>();
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", address, "acks", "all"),
            Topics.RIDE_EVENTS.key().serializer(),
            Topics.RIDE_EVENTS.value().serializer())) {
      for (var request : requests) {
        var triplet = Stream.generate(UUID::randomUUID).limit(SKEWS.size()).toList();
        for (int i = 0; i < SKEWS.size(); i++) {
          publish(producer, RideCopies.as(triplet.get(i), request), SKEWS.get(i));
          publish(producer, report(triplet.get(i), request), SKEWS.get((i + 1) % SKEWS.size()));
        }
        triplets.add(triplet);
      }
    }
    context.awaitOnTopics(
        "a tip and a cost of each ride",
        () -> prices(topics).keySet().containsAll(rides(triplets)));
    var prices = prices(topics);
    for (var triplet : triplets) {
      var found = triplet.stream().map(ride -> prices.getOrDefault(ride, List.of())).toList();
      context.expect(
          !found.getFirst().isEmpty() && found.stream().distinct().count() == 1,
          "one tip and one cost at any clock",
          found);
    }
    context.measured("rides from three clocks", Integer.toString(triplets.size()));
    context.expect(!triplets.isEmpty(), "rides to repeat", "none");
    context.expectNoThreadToFail(failed);
  }

  private static List<UUID> rides(List<List<UUID>> triplets) {
    return triplets.stream().flatMap(List::stream).toList();
  }

  private static void publish(
      KafkaProducer<UUID, RideEvent> producer, RideEvent event, Duration skew) throws Exception {
    var headers = MessageHeaders.of(event, "chaos", TraceContext.start());
    var topic = Topics.RIDE_EVENTS.name();
    long at = Instant.now().plus(skew).toEpochMilli();
    producer.send(new ProducerRecord<>(topic, null, at, event.rideId(), event, headers)).get();
  }

  private static RideProgressed report(UUID ride, RideRequested of) {
    var at = of.requestedAt().plusSeconds(60);
    return new RideProgressed(ride, 1, at, new GeoPoint(40.75, -73.95), 0.4);
  }

  /// The first tip and the first cost of each ride that has both, in cents.
  private static Map<UUID, List<Long>> prices(TopicRecords topics) {
    var tips = new HashMap<UUID, Long>();
    first(topics, Topics.TIP_PREDICTIONS).forEach(tip -> tips.put(tip.rideId(), tip.tipCents()));
    var both = new HashMap<UUID, List<Long>>();
    first(topics, Topics.COST_PREDICTIONS)
        .forEach(
            cost ->
                tips.computeIfPresent(
                    cost.rideId(),
                    (ride, tip) -> {
                      both.put(ride, List.of(tip, cost.costCents()));
                      return tip;
                    }));
    return both;
  }

  private static <P extends Prediction> Stream<P> first(TopicRecords topics, Topic<UUID, P> topic) {
    return topics.of(topic).stream()
        .map(record -> topic.value().deserializer().deserialize(topic.name(), record.value()))
        .filter(prediction -> prediction.sequence() == 1);
  }
}
