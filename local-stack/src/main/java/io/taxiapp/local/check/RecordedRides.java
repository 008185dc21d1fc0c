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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Bytes;

/// All that the topics hold of rides, and what follows from the ride events alone: which
/// predictions and which dead letters must be there, each once, and no others.
public final class RecordedRides {

  private static final Set<String> ALL =
      Set.of("duration-consumer", "tip-consumer", "cost-consumer");
  private static final Set<String> DURATION = Set.of("duration-consumer");

  private final Models models;
  private final Map<UUID, RideHistory> rides = new LinkedHashMap<>();
  private final Map<UUID, List<Stored>> predictions = new HashMap<>();
  private final SeenTraffic traffic = new SeenTraffic();
  private final Set<String> trafficIds = new HashSet<>();
  private final List<String> repeatedTraffic = new ArrayList<>();
  private final List<String> unusable = new ArrayList<>();
  private final DeadLetterExpectation dead = new DeadLetterExpectation();

  /// A prediction as it stands on its topic: a third of what its features take in memory.
  private record Stored(Kind kind, Topic<UUID, ? extends Prediction> topic, Bytes value) {
    Prediction read() {
      return topic.value().deserializer().deserialize(topic.name(), value.get());
    }
  }

  private RecordedRides(Models models) {
    this.models = models;
  }

  /// Reads them as they are now.
  ///
  /// @param topics what each holds, see [TopicRecords#of]
  public static RecordedRides read(
      Function<Topic<?, ?>, List<ConsumerRecord<byte[], byte[]>>> topics, Models models) {
    var recorded = new RecordedRides(models);
    topics.apply(Topics.RIDE_EVENTS).forEach(recorded::event);
    for (var topic :
        List.of(Topics.DURATION_PREDICTIONS, Topics.TIP_PREDICTIONS, Topics.COST_PREDICTIONS)) {
      topics.apply(topic).forEach(record -> recorded.prediction(topic, record));
    }
    topics.apply(Topics.ZONE_TRAFFIC).forEach(recorded::traffic);
    topics.apply(Topics.DEAD_LETTERS).forEach(recorded.dead::found);
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
    var history = rides.computeIfAbsent(event.rideId(), _ -> new RideHistory());
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

  private void prediction(
      Topic<UUID, ? extends Prediction> topic, ConsumerRecord<byte[], byte[]> record) {
    try {
      Prediction prediction =
          topic.value().deserializer().deserialize(topic.name(), record.value());
      var key = topic.key().deserializer().deserialize(topic.name(), record.key());
      if (!prediction.rideId().equals(key)) {
        unusable.add("%s: expected the key %s".formatted(Origin.of(record), prediction.rideId()));
        return;
      }
      predictions
          .computeIfAbsent(key, _ -> new ArrayList<>())
          .add(new Stored(Kind.of(prediction), topic, Bytes.wrap(record.value())));
    } catch (SerializationException e) {
      unusable.add(Origin.of(record) + ": " + e.getMessage());
    }
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
  public Verdict judge() {
    var accepted = rides.values().stream().flatMap(ride -> ride.accepted().stream()).toList();
    var verdicts = new ArrayList<Verdict>();
    verdicts.add(Expectation.judge(accepted, models, this::isTraffic, traffic, this::predictions));
    verdicts.add(dead.judge());
    var nobodys =
        predictions.keySet().stream()
            .filter(id -> rides.get(id) == null || rides.get(id).accepted().isEmpty())
            .map(id -> "predictions for " + id + ", which was not requested")
            .toList();
    verdicts.add(new Verdict(List.of(), repeatedTraffic, nobodys));
    verdicts.add(new Verdict(List.of(), List.of(), unusable));
    return Verdict.of(verdicts);
  }

  private List<Prediction> predictions(AcceptedRide ride) {
    return predictions.getOrDefault(ride.rideId(), List.of()).stream().map(Stored::read).toList();
  }

  /// A zone's traffic is caused by an event of a ride from or to the zone.
  private boolean isTraffic(String messageId) {
    var parts = messageId.split(":zone:", 2);
    return parts.length == 2
        && history(parts[0].split(":", 2)[0])
            .filter(ride -> ride.has(parts[0]))
            .flatMap(RideHistory::accepted)
            .filter(
                ride ->
                    parts[1].equals(Integer.toString(ride.facts().pickupZone()))
                        || parts[1].equals(Integer.toString(ride.facts().dropoffZone())))
            .isPresent();
  }

  private Optional<RideHistory> history(String rideId) {
    try {
      return Optional.ofNullable(rides.get(UUID.fromString(rideId)));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a cause that is made up
    }
  }

  /// Those that are said to be accepted and are not among the ride events.
  ///
  /// @param acknowledged the rides that a client was answered 201 for
  public List<String> lost(Collection<UUID> acknowledged) {
    return acknowledged.stream()
        .filter(ride -> requests(ride) == 0)
        .map(ride -> "expected the request of " + ride + ", found it nowhere")
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
    return predictions.values().stream()
        .flatMap(List::stream)
        .filter(prediction -> prediction.kind() == kind)
        .count();
  }

  public long deadLetters() {
    return dead.count();
  }
}
