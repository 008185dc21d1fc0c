package io.taxiapp.verification.oracle;

import io.taxiapp.event.Prediction;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.topic.CleanupPolicy;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.Origin;
import io.taxiapp.topic.reading.Span;
import io.taxiapp.topic.reading.TopicRecords;
import io.taxiapp.topic.reading.TopicSource;
import io.taxiapp.verification.oracle.PublicationExpectation.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// All that the topics hold of rides, and what follows from the ride events alone: which
/// predictions and which dead letters must be there, each once, and no others.
///
/// Topics keep their records for a time, the shorter the more follows from others: predictions,
/// then ride events, then dead letters. A ride whose first predictions may be gone is left out.
public final class RecordedRides {

  /// What follows from others first, what it follows from later.
  private static final List<Topic<UUID, ? extends Prediction>> PREDICTIONS =
      List.of(Topics.COST_PREDICTIONS, Topics.TIP_PREDICTIONS, Topics.DURATION_PREDICTIONS);

  /// A ride that never ends may be predicted for so long.
  private static final Duration LONGEST = Duration.ofDays(1);

  /// Predictions stand in the order of the times of their causes, but for what a consumer lagged.
  private static final Duration LONGEST_LAG = Duration.ofHours(1);

  private final OracleModels models;
  private final Map<TopicPartition, Span> there;
  private final Map<TopicPartition, Span> settled;
  private final Map<TopicPartition, Long> begun = new HashMap<>();
  private final Map<UUID, RideEventHistory> rides = new LinkedHashMap<>();
  private final Map<UUID, SortedSet<Integer>> misplaced = new LinkedHashMap<>();
  private final Set<String> later = new HashSet<>();
  private final Map<TopicPartition, Long> times = new HashMap<>();
  private final Map<PredictionKind, Long> predictions = new EnumMap<>(PredictionKind.class);
  private final SeenTraffic traffic = new SeenTraffic();
  private final Set<String> trafficIds = new HashSet<>();
  private final List<String> repeatedTraffic = new ArrayList<>();
  private final List<String> unusable = new ArrayList<>();
  private final List<OracleVerdict> verdicts = new ArrayList<>();
  private final DeadLetterExpectation dead = new DeadLetterExpectation();
  private long leftOut;

  private RecordedRides(
      OracleModels models, Map<TopicPartition, Span> there, Map<TopicPartition, Span> settled) {
    this.models = models;
    this.there = there;
    this.settled = settled;
  }

  /// Reads them as they are now.
  public static RecordedRides read(TopicRecords topics, OracleModels models) {
    return read(topics, models, Map.of());
  }

  /// The same while rides go on: only what follows from some of the ride events can be missing.
  ///
  /// What is published meanwhile is not looked at, and the topics' ends are looked up in such an
  /// order that nothing is looked at without its cause. Then they are read: what is said of rides
  /// all at once, the predictions, of which there are more than memory holds, partition by
  /// partition.
  ///
  /// @param settled those of the ride events; of a partition that it does not name, all
  public static RecordedRides read(
      TopicRecords topics, OracleModels models, Map<TopicPartition, Span> settled) {
    return topics.opened(source -> read(source, models, settled));
  }

  /// The same of some of the records.
  public static RecordedRides read(
      TopicSource topics, OracleModels models, Map<TopicPartition, Span> settled) {
    var predictions = new HashMap<TopicPartition, Span>();
    PREDICTIONS.forEach(topic -> predictions.putAll(topics.spans(topic)));
    var traffic = topics.spans(Topics.ZONE_TRAFFIC);
    var deadLetters = topics.spans(Topics.DEAD_LETTERS);
    var events = topics.spans(Topics.RIDE_EVENTS);
    var there = new HashMap<>(predictions);
    there.putAll(events);
    var recorded = new RecordedRides(models, there, settled);
    var published = topics.of(events);
    recorded.begun.putAll(begun(events, published));
    recorded.findMisplaced(published, events.size());
    published.forEach(recorded::event);
    var expected = recorded.expectedTraffic(events.values());
    topics.of(traffic).forEach(record -> recorded.traffic(record, expected));
    for (int i : there.keySet().stream().map(TopicPartition::partition).distinct().toList()) {
      var some = new HashMap<>(predictions);
      some.keySet().removeIf(one -> one.partition() != i);
      recorded.predictions(i, some, topics.of(some));
    }
    topics.of(deadLetters).forEach(deadLetter -> recorded.dead.found(deadLetter, recorded::isGone));
    return recorded;
  }

  /// Finds the rides that somebody published with another partitioner: no consumer has all of such
  /// a ride, and what it makes of it is nobody's fault but theirs.
  private void findMisplaced(List<ConsumerRecord<byte[], byte[]>> events, int partitions) {
    for (var record : events) {
      if (record.key() != null && record.partition() != ownPartition(record.key(), partitions)) {
        key(record).ifPresent(ride -> misplaced.put(ride, new TreeSet<>()));
      }
    }
    if (misplaced.isEmpty()) {
      return;
    }
    for (var record : events) {
      key(record).map(misplaced::get).ifPresent(found -> found.add(record.partition()));
    }
  }

  /// As producers find it that are told nothing else.
  private static int ownPartition(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }

  private static Optional<UUID> key(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.ofNullable(
          Topics.RIDE_EVENTS.key().deserializer().deserialize(record.topic(), record.key()));
    } catch (SerializationException e) {
      return Optional.empty();
    }
  }

  private void event(ConsumerRecord<byte[], byte[]> record) {
    Origin.before(record).ifPresent(from -> dead.replayed(from, record));
    boolean isLater = isLater(record);
    RideEvent event;
    try {
      event = EventJson.read(record.value(), RideEvent.class);
      requireKey(record, event);
    } catch (SerializationException e) {
      dead.expect(record, DeadLetterReasons.unreadable(record), !isLater);
      return;
    }
    long takenAs = takenAs(record);
    var history = rides.computeIfAbsent(event.rideId(), _ -> new RideEventHistory(record));
    if (misplaced.containsKey(event.rideId())) {
      var _ = history.take(event, record, takenAs);
      dead.expect(record, DeadLetterReasons.any(), false);
      return;
    }
    note(OracleVerdict.unexpected(HeaderExpectation.event(record, event)));
    if (isLater && !history.has(event.messageId())) {
      later.add(event.messageId());
    }
    if (event instanceof RideRequested request) {
      var unpredictable = new DeadLetterReasons(models).unpredictable(request);
      if (!unpredictable.isEmpty()) {
        dead.expect(record, unpredictable, !isLater);
        return;
      }
      note(new RequestExpectation(models).judge(request));
    }
    history
        .take(event, record, takenAs)
        .ifPresent(
            reason ->
                dead.expect(
                    record,
                    Map.of(DeadLetterReasons.DURATION, reason),
                    !isLater && isWhole(record)));
  }

  private static void requireKey(ConsumerRecord<byte[], byte[]> record, RideEvent event) {
    var key = key(record);
    if (!key.equals(Optional.of(event.rideId()))) {
      throw new SerializationException("expected " + event.rideId() + ", found " + key);
    }
  }

  /// The record's time as consumers take it: some have none (-1), some are of a clock far behind.
  ///
  /// @return in milliseconds since 1970
  private long takenAs(ConsumerRecord<?, ?> record) {
    long latest = times.merge(partition(record), record.timestamp(), Math::max);
    long own = record.timestamp() < 0 ? latest : record.timestamp();
    return Math.max(own, latest - TopicCreation.MAX_SKEW.toMillis());
  }

  private boolean isLater(ConsumerRecord<byte[], byte[]> record) {
    var span = settled.get(partition(record));
    return span != null && record.offset() >= span.end();
  }

  /// Whether the request must be there of a ride that something was published of.
  private boolean isWhole(ConsumerRecord<?, ?> published) {
    var first = begun.get(new TopicPartition(Topics.RIDE_EVENTS.name(), published.partition()));
    return first == null || published.timestamp() - LONGEST.toMillis() >= first;
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  /// Whether a record cannot be there any more.
  private boolean isGone(Origin origin) {
    var span = there.get(new TopicPartition(origin.topic(), origin.partition()));
    return span != null && origin.offset() < span.begin();
  }

  private void predictions(
      int partition,
      Map<TopicPartition, Span> spans,
      List<ConsumerRecord<byte[], byte[]>> records) {
    var found = new HashMap<UUID, List<Found>>();
    var strangers = new LinkedHashSet<UUID>();
    for (var record : records) {
      var from = Origin.before(record);
      from.ifPresent(before -> dead.replayed(before, record));
      for (var prediction : prediction(record).stream().toList()) {
        if (from.isEmpty()) {
          predictions.merge(PredictionKind.of(prediction), 1L, Long::sum);
        }
        if (misplaced.containsKey(prediction.rideId())) {
          continue;
        }
        if (isRequested(rides.get(prediction.rideId()), partition)) {
          found
              .computeIfAbsent(prediction.rideId(), _ -> new ArrayList<>())
              .add(new Found(prediction, record, takenAs(record)));
        } else if (from.isEmpty() && isWhole(record)) {
          strangers.add(prediction.rideId());
        }
      }
    }
    strangers.forEach(
        ride ->
            unusable.add(
                "predictions for ride %s on partition %d, where its request is not"
                    .formatted(ride, partition)));
    var begun = begun(spans, records).values().stream().max(Long::compare);
    for (var one : rides.entrySet()) {
      var ride = one.getValue();
      if (isRequested(ride, partition) && !misplaced.containsKey(one.getKey())) {
        var accepted = ride.accepted().orElseThrow();
        var all = found.getOrDefault(accepted.rideId(), List.of());
        var seen = all.stream().filter(it -> !it.isReplayed()).map(Found::prediction).toList();
        boolean isRecent =
            begun.isEmpty() || ride.publishedAt() - LONGEST_LAG.toMillis() >= begun.get();
        if (isRecent || hasItsFirst(seen)) {
          note(
              new Expectation(accepted, models, this::isTraffic, traffic, this::isLater)
                  .judge(seen));
          note(new PublicationExpectation(this::published).judge(accepted.rideId(), all));
        } else {
          leftOut++;
        }
      }
    }
  }

  private void note(OracleVerdict verdict) {
    if (!verdict.isExactlyOnce()) {
      verdicts.add(verdict);
    }
  }

  /// Whether what is gone was before a ride's first prediction of each kind.
  private static boolean hasItsFirst(List<Prediction> seen) {
    return seen.stream()
            .filter(prediction -> prediction.sequence() == 1)
            .map(PredictionKind::of)
            .distinct()
            .count()
        == PredictionKind.values().length;
  }

  private static boolean isRequested(@Nullable RideEventHistory ride, int partition) {
    return ride != null && ride.partition() == partition && ride.isRequested();
  }

  /// The times of the first records that are left on the partitions that have lost some. A
  /// prediction's record has the time of its cause's.
  private static Map<TopicPartition, Long> begun(
      Map<TopicPartition, Span> spans, List<ConsumerRecord<byte[], byte[]>> records) {
    var begun = new HashMap<TopicPartition, Long>();
    spans.forEach(
        (one, span) -> {
          if (span.begin() > 0) {
            begun.put(one, System.currentTimeMillis() - retention(one).toMillis());
          }
        });
    // Last the first one.
    records.reversed().forEach(record -> begun.replace(partition(record), record.timestamp()));
    return begun;
  }

  /// How long what was lost at least was there, if nothing is left that would tell.
  private static Duration retention(TopicPartition one) {
    return Topics.all().stream()
        .filter(topic -> topic.name().equals(one.topic()))
        .map(Topic::cleanupPolicy)
        .filter(CleanupPolicy.DeleteAfter.class::isInstance)
        .map(CleanupPolicy.DeleteAfter.class::cast)
        .map(CleanupPolicy.DeleteAfter::age)
        .findFirst()
        .orElse(Duration.ZERO);
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

  /// @param events what there is of the ride events
  private TrafficExpectation expectedTraffic(Collection<Span> events) {
    var requested =
        rides.values().stream()
            .flatMap(
                ride ->
                    ride.accepted().stream()
                        .flatMap(it -> Collections.nCopies(ride.requests(), it).stream()))
            .toList();
    boolean all = misplaced.isEmpty() && events.stream().allMatch(span -> span.begin() == 0);
    return new TrafficExpectation(requested, all);
  }

  private void traffic(ConsumerRecord<byte[], byte[]> record, TrafficExpectation expected) {
    try {
      var message = EventJson.read(record.value(), ZoneTraffic.class);
      traffic.note(message);
      var id = MessageHeaders.id(record.headers()).orElse("");
      unusable.addAll(
          HeaderExpectation.traffic(record, message, published(id.split(":zone:", 2)[0])));
      if (!id.isEmpty() && !trafficIds.add(id)) {
        repeatedTraffic.add(Origin.of(record) + ": " + id);
      } else if (!id.isEmpty()) {
        var event = id.split(":zone:", 2)[0];
        var at = source(event).filter(_ -> isTraffic(id)).flatMap(ride -> ride.time(event));
        unusable.addAll(expected.judge(id, message, at));
      }
    } catch (SerializationException e) {
      unusable.add(Origin.of(record) + ": " + e.getMessage());
    }
  }

  /// What is wrong with the predictions, the zone traffic and the dead letters.
  public OracleVerdict verdict() {
    var all = new ArrayList<>(verdicts);
    all.add(dead.judge());
    all.add(new OracleVerdict(List.of(), repeatedTraffic, unusable));
    all.add(OracleVerdict.unexpected(foundMisplaced()));
    return OracleVerdict.of(all);
  }

  private List<String> foundMisplaced() {
    return misplaced.entrySet().stream()
        .map(
            ride ->
                "expected the events of %s on the partition that murmur2 of the key gives, found them on %s"
                    .formatted(ride.getKey(), ride.getValue()))
        .toList();
  }

  /// Whether a message is an event that came later than those that must have had their
  /// consequences, or one about the traffic that such an event caused.
  private boolean isLater(String messageId) {
    return later.contains(messageId.split(":zone:", 2)[0]);
  }

  /// A zone's traffic is caused by an event of a ride from or to the zone.
  private boolean isTraffic(String messageId) {
    var parts = messageId.split(":zone:", 2);
    return parts.length == 2
        && source(parts[0])
            .flatMap(RideEventHistory::accepted)
            .filter(
                ride ->
                    parts[1].equals(Integer.toString(ride.facts().pickupZone()))
                        || parts[1].equals(Integer.toString(ride.facts().dropoffZone())))
            .isPresent();
  }

  /// How an event was published, each time; none if it is not there.
  private List<PublishedMessage> published(String messageId) {
    return source(messageId).map(ride -> ride.published(messageId)).orElse(List.of());
  }

  /// The ride that an event is of, if the event is there.
  private Optional<RideEventHistory> source(String messageId) {
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
    return Optional.ofNullable(rides.get(ride)).map(RideEventHistory::requests).orElse(0);
  }

  /// How many rides were requested and can be predicted; they were judged.
  public long accepted() {
    return rides.entrySet().stream()
            .filter(ride -> ride.getValue().isRequested() && !misplaced.containsKey(ride.getKey()))
            .count()
        - leftOut;
  }

  /// How many more there are whose predictions, or some of them, are not kept any more.
  public long leftOut() {
    return leftOut;
  }

  public long predictions(PredictionKind kind) {
    return predictions.getOrDefault(kind, 0L);
  }

  public long deadLetters() {
    return dead.count();
  }
}
