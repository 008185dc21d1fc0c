package io.taxiapp.verification.oracle;

import io.taxiapp.event.Prediction;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.FromNow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/// A subscriber to the three result topics and the zone traffic that reads only what is committed,
/// from now on, and keeps all of it until it is closed.
public final class Subscriber implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<UUID, List<SeenPrediction>> seen = new ConcurrentHashMap<>();
  private final Set<String> trafficIds = ConcurrentHashMap.newKeySet();
  private final SeenTraffic traffic = new SeenTraffic();
  private final Thread thread = Thread.ofPlatform().name("subscriber").unstarted(this::read);
  private volatile @Nullable RuntimeException failure;

  private Subscriber(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /// Returns when everything that is published from now on will be seen.
  public static Subscriber start(String bootstrapServers) {
    var topics =
        List.of(
            Topics.DURATION_PREDICTIONS,
            Topics.TIP_PREDICTIONS,
            Topics.COST_PREDICTIONS,
            Topics.ZONE_TRAFFIC);
    var subscriber = new Subscriber(FromNow.on(bootstrapServers, topics));
    subscriber.thread.start();
    return subscriber;
  }

  private void read() {
    try {
      while (true) {
        var records = consumer.poll(POLL);
        long now = System.nanoTime();
        records.forEach(record -> note(record, now));
      }
    } catch (WakeupException e) {
      // Closed.
    } catch (RuntimeException e) {
      failure = e;
    }
  }

  private void note(ConsumerRecord<byte[], byte[]> record, long nanos) {
    if (record.topic().equals(Topics.ZONE_TRAFFIC.name())) {
      MessageHeaders.id(record.headers()).ifPresent(trafficIds::add);
      traffic.note(EventJson.read(record.value(), ZoneTraffic.class));
      return;
    }
    if (!(EventJson.read(record.value(), RideMessage.class) instanceof Prediction prediction)) {
      throw new IllegalStateException(
          record.topic() + ": expected predictions, found something else at " + record.offset());
    }
    seen.computeIfAbsent(prediction.rideId(), _ -> new CopyOnWriteArrayList<>())
        .add(new SeenPrediction(prediction, nanos));
  }

  /// What was seen of a ride so far, in the order of its arrival.
  ///
  /// @throws IllegalStateException if the subscriber had to give up
  public List<SeenPrediction> of(UUID rideId) {
    Optional.ofNullable(failure)
        .ifPresent(
            e -> {
              throw new IllegalStateException("the subscriber gave up: " + e.getMessage(), e);
            });
    return seen.getOrDefault(rideId, List.of());
  }

  /// How many predictions of a kind were seen so far.
  public long count(PredictionKind kind) {
    return seen.values().stream()
        .flatMap(List::stream)
        .filter(prediction -> PredictionKind.of(prediction.prediction()) == kind)
        .count();
  }

  /// Whether a message about the traffic with this id was published.
  public boolean isTraffic(String messageId) {
    return trafficIds.contains(messageId);
  }

  /// What the messages about the traffic said.
  public SeenTraffic traffic() {
    return traffic;
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    consumer.close();
  }
}
