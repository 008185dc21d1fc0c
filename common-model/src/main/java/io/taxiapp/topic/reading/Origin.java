package io.taxiapp.topic.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/// Where a record stands.
public record Origin(String topic, int partition, long offset) {

  /// On a record that was put back: where it stood before.
  public static final String PUT_BACK_FROM = "taxi.replayed-from";

  public static Origin of(ConsumerRecord<?, ?> record) {
    return new Origin(record.topic(), record.partition(), record.offset());
  }

  /// Where a record stood before it was put back, as text; empty if it never was.
  public static Optional<String> before(ConsumerRecord<?, ?> record) {
    return Optional.ofNullable(record.headers().lastHeader(PUT_BACK_FROM))
        .map(Header::value)
        .map(value -> new String(value, UTF_8));
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
