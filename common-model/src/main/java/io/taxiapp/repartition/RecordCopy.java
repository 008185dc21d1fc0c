package io.taxiapp.repartition;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Copies all committed records of a topic to another, each to its key's partition there.
///
/// @param kafka client properties
record RecordCopy(Map<String, Object> kafka) {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int BATCH_BYTES = 256 * 1024;

  /// @return how many records
  /// @throws KafkaException if one of them could not be written
  long copy(String from, String to) {
    var failure = new AtomicReference<Exception>();
    var copied = new AtomicLong();
    try (var consumer = consumer();
        var producer = producer()) {
      var partitions =
          consumer.partitionsFor(from).stream()
              .map(partition -> new TopicPartition(from, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      readToTheEnd(
          consumer,
          record -> {
            copied.incrementAndGet();
            var _ =
                producer.send(
                    new ProducerRecord<>(
                        to,
                        null,
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers()),
                    (_, problem) -> {
                      if (problem != null) {
                        failure.compareAndSet(null, problem);
                      }
                    });
          });
      producer.flush();
    }
    if (failure.get() != null) {
      throw new KafkaException("a record of " + from + " was not copied", failure.get());
    }
    return copied.get();
  }

  /// The partitions that have committed records from these offsets on.
  Set<TopicPartition> behind(Map<TopicPartition, Long> offsets) {
    var found = new HashSet<TopicPartition>();
    try (var consumer = consumer()) {
      consumer.assign(offsets.keySet());
      offsets.forEach(consumer::seek);
      readToTheEnd(consumer, record -> found.add(partition(record)));
    }
    return found;
  }

  private static TopicPartition partition(ConsumerRecord<byte[], byte[]> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  private static void readToTheEnd(
      KafkaConsumer<byte[], byte[]> consumer, Consumer<ConsumerRecord<byte[], byte[]>> action) {
    var ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(action);
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    var properties = new HashMap<>(kafka);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // A place from before what is kept is the first that is.
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(
        properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /// Idempotent, so order holds and nothing is there twice, whatever is retried. One request at a
  /// time: a partition that was just created may refuse a producer's first one and take its second,
  /// and then never takes the first (KAFKA-15591).
  private KafkaProducer<byte[], byte[]> producer() {
    var properties = new HashMap<>(kafka);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
