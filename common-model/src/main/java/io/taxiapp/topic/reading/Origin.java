package io.taxiapp.topic.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Where a record stands.
public record Origin(String topic, int partition, long offset) {

  /// On a replayed record: where it stood before.
  public static final String REPLAYED_FROM = "taxi.replayed-from";

  public static Origin of(ConsumerRecord<?, ?> record) {
    return new Origin(record.topic(), record.partition(), record.offset());
  }

  /// Where a record stood before it was replayed, as text; empty if it never was.
  public static Optional<String> before(ConsumerRecord<?, ?> record) {
    return Optional.ofNullable(record.headers().lastHeader(REPLAYED_FROM))
        .map(Header::value)
        .map(value -> new String(value, UTF_8));
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
