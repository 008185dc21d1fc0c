package io.taxiapp.bench.recovery;

import io.taxiapp.topic.Topic;
import io.taxiapp.topic.reading.FromNow;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// When a read_committed subscriber last saw something new on a topic.
final class VisibleRecords implements AutoCloseable {

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = Thread.ofPlatform().name("visible").unstarted(this::read);
  private volatile long lastNanos;
  private volatile boolean closed;

  private VisibleRecords(KafkaConsumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  static VisibleRecords start(String kafka, Topic<?, ?> topic) {
    var visible = new VisibleRecords(FromNow.on(kafka, List.of(topic)));
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
