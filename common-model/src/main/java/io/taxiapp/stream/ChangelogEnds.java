package io.taxiapp.stream;

import io.taxiapp.stream.StateCheckpoint.End;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Asks Kafka what it is, and which records stand at given places of changelogs.
///
/// @param kafka Kafka client properties
/// @param patience for all of an answer
record ChangelogEnds(Map<String, String> kafka, Duration patience) {

  private static final Duration POLL = Duration.ofMillis(100);

  /// The ids of the cluster and of all topics that a consumer's state can be made from.
  ///
  /// @throws KafkaException if Kafka does not answer in time
  Map<String, String> origin(Collection<String> topics) throws InterruptedException {
    var origin = new TreeMap<String, String>();
    int timeout = Math.toIntExact(patience.toMillis());
    var properties = new HashMap<String, Object>(kafka);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    var admin = Admin.create(properties);
    try {
      origin.put(
          "cluster", admin.describeCluster().clusterId().get(timeout, TimeUnit.MILLISECONDS));
      for (var topic :
          admin.listTopics(new ListTopicsOptions().timeoutMs(timeout)).listings().get()) {
        if (topics.contains(topic.name())) {
          origin.put(topic.name(), topic.topicId().toString());
        }
      }
    } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new KafkaException("no answer of Kafka about its topics", e);
    } finally {
      // With any patience, closing would wait for an answer that does not come.
      admin.close(Duration.ZERO);
    }
    return origin;
  }

  /// The first record at each of these offsets or behind it; of a partition that ends before, none.
  ///
  /// @throws KafkaException if Kafka does not answer in time
  Map<TopicPartition, End> from(Map<TopicPartition, Long> offsets) {
    var properties = new HashMap<String, Object>(kafka);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // An offset from before what is kept is the first that is.
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
    properties.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis()));
    // One record of each partition is wanted.
    properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 16 << 10);
    var found = new HashMap<TopicPartition, End>();
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var ends = consumer.endOffsets(offsets.keySet());
      var places = new HashMap<>(offsets);
      places
          .entrySet()
          .removeIf(place -> place.getValue() >= ends.getOrDefault(place.getKey(), 0L));
      consumer.assign(places.keySet());
      places.forEach(consumer::seek);
      long until = System.nanoTime() + patience.toNanos();
      while (consumer.paused().size() < places.size()) {
        if (System.nanoTime() > until) {
          throw new TimeoutException("no records of some of " + places.keySet());
        }
        for (var record : consumer.poll(POLL)) {
          var partition = new TopicPartition(record.topic(), record.partition());
          found.putIfAbsent(partition, new End(record.offset(), digest(record)));
        }
        // Behind the last record there may be a marker.
        consumer.pause(
            places.keySet().stream()
                .filter(
                    partition ->
                        found.containsKey(partition)
                            || consumer.position(partition) >= ends.getOrDefault(partition, 0L))
                .toList());
      }
    }
    return found;
  }

  private static String digest(ConsumerRecord<byte[], byte[]> record) {
    var checksum = new CRC32C();
    checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(record.timestamp()).flip());
    checksum.update(record.key());
    if (record.value() != null) {
      checksum.update(record.value());
    }
    return Long.toHexString(checksum.getValue());
  }
}
