package io.taxiapp.stream;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/// The clients of a consumer process: those that Kafka Streams would make, but that each stream
/// thread's consumer keeps a [CommitPolicy].
///
/// @param commitInterval of a thread that keeps up; none leaves all commits to Kafka Streams
record StreamClients(Optional<Duration> commitInterval) implements KafkaClientSupplier {

  /// More than this is a backlog. A number, and no time, on purpose: both paces are right on every
  /// machine, so that how long so many take decides what commits cost, never what comes out; and
  /// how many records a thread is behind it knows at once, how long it will take with them only
  /// afterwards, and differently at each pace.
  private static final long BEHIND = 1000;

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return commitInterval
        .map(interval -> new CommitPolicy(interval, System::nanoTime))
        .<Consumer<byte[], byte[]>>map(pace -> new PacedConsumer(config, pace))
        .orElseGet(() -> getRestoreConsumer(config));
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return getRestoreConsumer(config);
  }

  private static final class PacedConsumer extends KafkaConsumer<byte[], byte[]> {

    private final CommitPolicy pace;

    PacedConsumer(Map<String, Object> config, CommitPolicy pace) {
      super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      this.pace = pace;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      return super.poll(pace.beforeWaiting(timeout, this::isBehind));
    }

    /// By what it knows of the ends of its partitions.
    private boolean isBehind() {
      return assignment().stream().mapToLong(it -> currentLag(it).orElse(0)).sum() > BEHIND;
    }
  }
}
