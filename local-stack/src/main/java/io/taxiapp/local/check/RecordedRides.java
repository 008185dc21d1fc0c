package io.taxiapp.local.check;

import io.taxiapp.event.Prediction;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/// All that the topics hold of rides, and what follows from the ride events alone: which
/// predictions and which dead letters must be there, each once, and no others.
public final class RecordedRides {

  private static final Set<String> ALL =
      Set.of("duration-consumer", "tip-consumer", "cost-consumer");
  private static final List<Topic<UUID, ? extends Prediction>> PREDICTIONS =
      List.of(Topics.DURATION_PREDICTIONS, Topics.TIP_PREDICTIONS, Topics.COST_PREDICTIONS);
  private static final Set<String> DURATION = Set.of("duration-consumer");

  private final Models models;
  private final Map<UUID, RideHistory> rides = new LinkedHashMap<>();
  private final Map<Kind, Long> predictions = new EnumMap<>(Kind.class);
  private final SeenTraffic traffic = new SeenTraffic();
  private final Set<String> trafficIds = new HashSet<>();
  private final List<String> repeatedTraffic = new ArrayList<>();
  private final List<String> unusable = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private final DeadLetterExpectation dead = new DeadLetterExpectation();

  private RecordedRides(Models models) {
    this.models = models;
  }

  /// Reads them as they are now: what is said of rides all at once, the predictions, of which there
  /// are more than memory holds, partition by partition.
  public static RecordedRides read(TopicSource topics, Models models) {
    var recorded = new RecordedRides(models);
    topics.of(Topics.RIDE_EVENTS).forEach(recorded::event);
    topics.of(Topics.ZONE_TRAFFIC).forEach(recorded::traffic);
    topics.of(Topics.DEAD_LETTERS).forEach(recorded.dead::found);
    int last = recorded.rides.values().stream().mapToInt(RideHistory::partition).max().orElse(0);
    for (int i = 0; i < Math.max(Topics.RIDE_EVENTS.partitions(), last + 1); i++) {
      recorded.predictions(i, topics.of(PREDICTIONS, i));
    }
    return recorded;
  }

  private void event(ConsumerRecord<byte[], byte[]> record) {
    RideEvent event;
    try {
      var key = Topics.RIDE_EVENTS.key().deserializer().deserialize(record.topic(), record.key());
      event = EventJson.read(record.value(), RideEvent.class);
      if (!event.rideId().equals(key)) {
        dead.expect(record, ALL);
        return;
      }
    } catch (SerializationException e) {
      dead.expect(record, ALL);
      return;
    }
    var history = rides.computeIfAbsent(event.rideId(), _ -> new RideHistory(record.partition()));
    if (event instanceof RideRequested request && !isPredictable(request)) {
      dead.expect(record, ALL);
    } else if (!history.take(event, Instant.ofEpochMilli(record.timestamp()))) {
      dead.expect(record, DURATION);
    }
  }

  private boolean isPredictable(RideRequested request) {
    var facts = RideFacts.of(request);
    long seconds = request.initialDuration().seconds();
    try {
      models.features(facts, seconds, Optional.empty(), 1);
      models.priceFeatures(Kind.TIP, facts, seconds);
      models.priceFeatures(Kind.COST, facts, seconds);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private void predictions(int partition, List<ConsumerRecord<byte[], byte[]>> records) {
    var found = new HashMap<UUID, List<Prediction>>();
    for (var record : records) {
      prediction(record)
          .ifPresent(
              prediction -> {
                predictions.merge(Kind.of(prediction), 1L, Long::sum);
                found.computeIfAbsent(prediction.rideId(), _ -> new ArrayList<>()).add(prediction);
              });
    }
    for (var ride : rides.values()) {
      if (ride.partition() == partition) {
        ride.accepted()
            .ifPresent(
                accepted -> {
                  var seen = found.remove(accepted.rideId());
                  verdicts.add(
                      new Expectation(accepted, models, this::isTraffic, traffic)
                          .judge(seen == null ? List.of() : seen));
                });
      }
    }
    found
        .keySet()
        .forEach(
            ride ->
                unusable.add(
                    "predictions for %s on partition %d, where it was not requested"
                        .formatted(ride, partition)));
  }

  private Optional<Prediction> prediction(ConsumerRecord<byte[], byte[]> record) {
    try {
      var prediction = EventJson.read(record.value(), Prediction.class);
      var key = Topics.RIDE_EVENTS.key().deserializer().deserialize(record.topic(), record.key());
      if (prediction.rideId().equals(key)) {
        return Optional.of(prediction);
      }
      unusable.add("%s: expected the key %s".formatted(Origin.of(record), prediction.rideId()));
    } catch (SerializationException e) {
      unusable.add(Origin.of(record) + ": " + e.getMessage());
    }
    return Optional.empty();
  }

  private void traffic(ConsumerRecord<byte[], byte[]> record) {
    try {
      traffic.note(EventJson.read(record.value(), ZoneTraffic.class));
      var id = MessageHeaders.id(record.headers());
      if (id.isEmpty()) {
        unusable.add(Origin.of(record) + ": expected a ce_id, found none");
      } else if (!trafficIds.add(id.get())) {
        repeatedTraffic.add(Origin.of(record) + ": " + id.get());
      }
    } catch (SerializationException e) {
      unusable.add(Origin.of(record) + ": " + e.getMessage());
    }
  }

  /// What is wrong with the predictions, the zone traffic and the dead letters.
  public Verdict verdict() {
    var all = new ArrayList<>(verdicts);
    all.add(dead.judge());
    all.add(new Verdict(List.of(), repeatedTraffic, unusable));
    return Verdict.of(all);
  }

  /// A zone's traffic is caused by an event of a ride from or to the zone.
  private boolean isTraffic(String messageId) {
    var parts = messageId.split(":zone:", 2);
    return parts.length == 2
        && source(parts[0])
            .flatMap(RideHistory::accepted)
            .filter(
                ride ->
                    parts[1].equals(Integer.toString(ride.facts().pickupZone()))
                        || parts[1].equals(Integer.toString(ride.facts().dropoffZone())))
            .isPresent();
  }

  /// The ride that an event is of, if the event is there.
  private Optional<RideHistory> source(String messageId) {
    try {
      return Optional.ofNullable(rides.get(UUID.fromString(messageId.split(":", 2)[0])))
          .filter(ride -> ride.has(messageId));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a cause that is made up
    }
  }

  /// Those that are said to be accepted and are not among the ride events.
  ///
  /// @param acknowledged the messages that a client was answered 201 or 202 for, as `ID:KIND`
  public List<String> lost(Collection<String> acknowledged) {
    return acknowledged.stream()
        .filter(message -> source(message).isEmpty())
        .map(message -> "expected " + message + " among the ride events, found it nowhere")
        .toList();
  }

  /// Those that were requested more than once.
  public List<String> repeated(Collection<UUID> acknowledged) {
    return acknowledged.stream()
        .filter(ride -> requests(ride) > 1)
        .map(ride -> "expected the request of %s once, found %d".formatted(ride, requests(ride)))
        .toList();
  }

  private int requests(UUID ride) {
    return Optional.ofNullable(rides.get(ride)).map(RideHistory::requests).orElse(0);
  }

  /// How many rides were requested and can be predicted.
  public long accepted() {
    return rides.values().stream().filter(ride -> ride.accepted().isPresent()).count();
  }

  public long predictions(Kind kind) {
    return predictions.getOrDefault(kind, 0L);
  }

  public long deadLetters() {
    return dead.count();
  }
}
