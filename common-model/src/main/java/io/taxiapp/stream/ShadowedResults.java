package io.taxiapp.stream;

import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/// Sends what a process publishes outside its [ResultWindow] to the shadow of its topic: results
/// and dead letters alike. What it writes for itself, its changelogs, stays where it is.
public final class ShadowedResults implements ProducerInterceptor<byte[], byte[]> {

  /// Under this name the process hands its window to the producers that Kafka Streams creates.
  static final String WINDOW = "taxi.results.window";

  private static final Set<String> PUBLIC =
      Topics.all().stream().map(Topic::name).collect(Collectors.toUnmodifiableSet());

  private ResultWindow window;

  @Override
  public void configure(Map<String, ?> configs) {
    window = (ResultWindow) Objects.requireNonNull(configs.get(WINDOW), WINDOW);
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
    @Nullable Long timestamp = record.timestamp();
    if (timestamp == null || window.contains(timestamp) || !PUBLIC.contains(record.topic())) {
      return record;
    }
    return new ProducerRecord<>(
        record.topic() + ".shadow",
        record.partition(),
        timestamp,
        record.key(),
        record.value(),
        record.headers());
  }

  @Override
  public void close() {}
}
