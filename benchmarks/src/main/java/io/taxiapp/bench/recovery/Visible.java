package io.taxiapp.bench.recovery;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// When a read_committed subscriber last saw something new on a topic.
final class Visible implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = Thread.ofPlatform().name("visible").unstarted(this::read);
  private volatile long lastNanos;
  private volatile boolean closed;

  private Visible(String kafka) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  static Visible start(String kafka, String topic) {
    var visible = new Visible(kafka);
    var partitions =
        visible.consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    visible.consumer.assign(partitions);
    visible.consumer.seekToEnd(partitions);
    visible.lastNanos = System.nanoTime();
    visible.thread.start();
    return visible;
  }

  private void read() {
    while (!closed) {
      if (!consumer.poll(Duration.ofMillis(20)).isEmpty()) {
        lastNanos = System.nanoTime();
      }
    }
    consumer.close();
  }

  long lastNanos() {
    return lastNanos;
  }

  @Override
  public void close() {
    closed = true;
  }
}
