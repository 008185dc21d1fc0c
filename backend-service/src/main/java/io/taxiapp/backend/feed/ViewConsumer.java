package io.taxiapp.backend.feed;

import static io.taxiapp.topic.Topics.COST_PREDICTIONS;
import static io.taxiapp.topic.Topics.DEAD_LETTERS;
import static io.taxiapp.topic.Topics.DURATION_PREDICTIONS;
import static io.taxiapp.topic.Topics.RIDE_EVENTS;
import static io.taxiapp.topic.Topics.TIP_PREDICTIONS;
import static io.taxiapp.topic.Topics.ZONE_TRAFFIC;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taxiapp.backend.city.CityView;
import io.taxiapp.backend.city.DeadLetterSummary;
import io.taxiapp.backend.view.MessageKind;
import io.taxiapp.backend.view.Published;
import io.taxiapp.backend.view.RideView;
import io.taxiapp.event.RideMessage;
import io.taxiapp.stream.LazyClient;
import io.taxiapp.stream.RideRecord;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a [RideView] and a [CityView] up to date: reads every partition of all topics, committed
/// records only. One thread of its own, from construction to close.
public final class ViewConsumer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ViewConsumer.class);
  private static final Map<String, Topic<UUID, ? extends RideMessage>> RIDE_TOPICS =
      List.of(RIDE_EVENTS, DURATION_PREDICTIONS, TIP_PREDICTIONS, COST_PREDICTIONS).stream()
          .collect(Collectors.toMap(Topic::name, Function.identity()));
  private static final Duration POLL = Duration.ofMillis(500);

  /// What comes one by one is read some at a time: a fetch costs as much for one as for many.
  private static final Duration GATHERING = Duration.ofMillis(5);

  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration CLOSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final RideView view;
  private final CityView city;
  private final Duration span;
  private final InstantSource clock;
  private final LazyClient<Consumer<byte[], byte[]>> client;
  private final Thread thread;
  private final AtomicLong lag = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private volatile boolean stopped;

  /// @param span how far back it starts
  public ViewConsumer(
      Map<String, String> kafka, RideView view, CityView city, Duration span, InstantSource clock) {
    this.view = view;
    this.city = city;
    this.span = span;
    this.clock = clock;
    client =
        new LazyClient<>(
            () ->
                new KafkaConsumer<>(
                    properties(kafka), new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    thread = Thread.ofPlatform().name("view").start(this::run);
  }

  /// Publishes the size of the view and how far it is behind.
  public void measure(MeterRegistry registry) {
    Gauge.builder("taxi.view.rides", view, RideView::size)
        .description("rides that the view holds")
        .register(registry);
    Gauge.builder("taxi.view.bytes", view, RideView::bytes)
        .description("what these rides take, about")
        .register(registry);
    Gauge.builder("taxi.view.lag.records", lag, AtomicLong::get)
        .description("records that the view has not read yet")
        .register(registry);
    Gauge.builder("taxi.view.unreadable.records", unreadable, AtomicLong::get)
        .description("records that the view skipped since the start, as it could not read them")
        .register(registry);
  }

  private static Map<String, Object> properties(Map<String, String> kafka) {
    var properties = new HashMap<String, Object>();
    properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "backend-service-view");
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    properties.putAll(kafka);
    return properties;
  }

  private void run() {
    try {
      while (!stopped) {
        try {
          var consumer =
              client.make().orElseThrow(() -> new KafkaException("it has no name that resolves"));
          follow(consumer, begin(consumer));
        } catch (WakeupException | InterruptException _) {
          LOG.debug("woken up");
        } catch (KafkaException e) {
          LOG.warn("the view starts over: {}", e.toString());
          startOver("waits for Kafka");
        } catch (RuntimeException e) {
          LOG.error("the view failed and starts over", e);
          startOver("failed and starts over");
        }
      }
    } finally {
      client.now().ifPresent(made -> made.close(CloseOptions.timeout(CLOSE)));
    }
  }

  /// Where each partition ended when the view began: as soon as they have been reached, it is
  /// complete.
  private Map<TopicPartition, Long> begin(Consumer<byte[], byte[]> consumer) {
    var partitions = new ArrayList<TopicPartition>();
    for (var topic : Topics.all()) {
      var infos = consumer.partitionsFor(topic.name(), PATIENCE);
      if (infos == null || infos.isEmpty()) {
        throw new KafkaException("there is no topic " + topic.name());
      }
      infos.forEach(info -> partitions.add(new TopicPartition(topic.name(), info.partition())));
    }
    consumer.assign(partitions);
    // First: what comes in between is read from its start, or from here.
    var ends = consumer.endOffsets(partitions, PATIENCE);
    var from = clock.millis() - span.toMillis();
    var starts =
        consumer.offsetsForTimes(
            partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> from)),
            PATIENCE);
    for (var partition : partitions) {
      var start = starts.get(partition);
      consumer.seek(partition, start == null ? ends.getOrDefault(partition, 0L) : start.offset());
    }
    // The newest traffic of a zone may be old: a compacted topic is read whole.
    consumer.seekToBeginning(
        partitions.stream().filter(p -> p.topic().equals(ZONE_TRAFFIC.name())).toList());
    LOG.info(
        "the view starts at {} on {} partitions", clock.instant().minus(span), partitions.size());
    return ends;
  }

  private void follow(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    var behind = new HashMap<>(ends);
    while (!stopped) {
      for (var entry : consumer.poll(behind.isEmpty() ? POLL : Duration.ofMillis(50))) {
        read(entry);
      }
      view.forget();
      lag.set(
          consumer.assignment().stream().mapToLong(p -> consumer.currentLag(p).orElse(0)).sum());
      if (behind.isEmpty()) {
        sleep(GATHERING);
      } else {
        behind
            .entrySet()
            .removeIf(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
        view.catchingUp(
            behind.isEmpty()
                ? Optional.empty()
                : Optional.of(
                    "the view of rides is reading " + behind.size() + " more partitions"));
        if (behind.isEmpty()) {
          LOG.info("the view is complete: {} rides", view.size());
        }
      }
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> found) {
    if (found.topic().equals(DEAD_LETTERS.name())) {
      city.deadLetter(DeadLetterSummary.of(found));
      return;
    }
    try {
      if (found.topic().equals(ZONE_TRAFFIC.name())) {
        city.traffic(ZONE_TRAFFIC.value().deserializer().deserialize(found.topic(), found.value()));
        return;
      }
      var topic = Objects.requireNonNull(RIDE_TOPICS.get(found.topic()), found.topic());
      var rideId = topic.key().deserializer().deserialize(found.topic(), found.key());
      var message = topic.value().deserializer().deserialize(found.topic(), found.value());
      RideRecord.requireKey(rideId, message);
      // Some clients send records without a time (-1).
      var at = found.timestamp() < 0 ? clock.millis() : found.timestamp();
      view.put(new Published.Read(message, at, found.offset(), new String(found.value(), UTF_8)));
      city.message(MessageKind.of(message), at);
    } catch (RuntimeException e) { // Starting over would only meet it again.
      unreadable.incrementAndGet();
      LOG.warn(
          "skipped {}-{} offset {}: {}",
          found.topic(),
          found.partition(),
          found.offset(),
          e.toString());
    }
  }

  private void startOver(String reason) {
    view.catchingUp(Optional.of("the view of rides " + reason));
    sleep(PAUSE);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stopped = true;
    client.now().ifPresent(Consumer::wakeup);
    try {
      if (!thread.join(PATIENCE)) {
        LOG.warn("the view did not stop within {}", PATIENCE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
