package io.taxiapp.bench.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.FromNow;
import io.taxiapp.verification.oracle.PredictionKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// When a subscriber that reads only what is committed saw the first prediction of each kind of a
/// ride. It holds no more of a ride than that, and only until it is asked.
final class FirstPredictions implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<UUID, Seen> rides = new ConcurrentHashMap<>();
  private final Thread thread = Thread.ofPlatform().name("firsts-seen").unstarted(this::read);
  private volatile boolean closed;

  /// Of one ride.
  ///
  /// @param kinds of which a first prediction was seen
  /// @param firstNanos when the first of them was, on [System#nanoTime()]'s clock
  /// @param lastNanos likewise
  record Seen(int kinds, long firstNanos, long lastNanos) {
    private Seen and(Seen later) {
      return new Seen(kinds + later.kinds, firstNanos, later.lastNanos);
    }
  }

  private FirstPredictions(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /// Returns when everything that is published from now on will be seen.
  static FirstPredictions start(String kafka) {
    var topics =
        List.of(Topics.DURATION_PREDICTIONS, Topics.TIP_PREDICTIONS, Topics.COST_PREDICTIONS);
    var started = new FirstPredictions(FromNow.on(kafka, topics));
    started.thread.start();
    return started;
  }

  private void read() {
    try (consumer) {
      while (!closed) {
        var records = consumer.poll(POLL);
        long now = System.nanoTime();
        for (var record : records) {
          if (isFirst(record)) {
            var ride = UUID.fromString(new String(record.key(), UTF_8));
            rides.merge(ride, new Seen(1, now, now), Seen::and);
          }
        }
      }
    }
  }

  /// Its id ends with its sequence.
  private static boolean isFirst(ConsumerRecord<byte[], byte[]> record) {
    return MessageHeaders.id(record.headers()).filter(id -> id.endsWith(":1")).isPresent();
  }

  /// What was seen of a ride, which is forgotten by that; empty until all three were.
  Optional<Seen> take(UUID ride) {
    var seen = rides.get(ride);
    if (seen == null || seen.kinds < PredictionKind.values().length) {
      return Optional.empty();
    }
    rides.remove(ride);
    return Optional.of(seen);
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
