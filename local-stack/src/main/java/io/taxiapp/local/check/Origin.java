package io.taxiapp.local.check;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Where a record stands.
public record Origin(String topic, int partition, long offset) {

  public static Origin of(ConsumerRecord<?, ?> record) {
    return new Origin(record.topic(), record.partition(), record.offset());
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
