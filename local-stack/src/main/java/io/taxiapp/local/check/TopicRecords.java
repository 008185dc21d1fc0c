package io.taxiapp.local.check;

import io.taxiapp.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads what topics hold now, as far as it is committed.
///
/// @param wanted the others are not kept
public record TopicRecords(
    Map<String, Object> kafka, Predicate<ConsumerRecord<byte[], byte[]>> wanted)
    implements TopicSource {

  private static final Duration POLL = Duration.ofMillis(200);

  /// All of a broker.
  ///
  /// @param kafka Kafka client properties
  public TopicRecords(Map<String, Object> kafka) {
    this(kafka, _ -> true);
  }

  /// All of a broker without accounts.
  ///
  /// @param bootstrapServers its address
  public static TopicRecords at(String bootstrapServers) {
    return new TopicRecords(Map.of("bootstrap.servers", bootstrapServers));
  }

  /// Fewer of them.
  public TopicRecords only(Predicate<ConsumerRecord<byte[], byte[]>> others) {
    return new TopicRecords(kafka, wanted.and(others));
  }

  /// Tells of each record of one, and keeps none.
  public void each(Topic<?, ?> topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    var _ =
        only(record -> {
              visitor.accept(record);
              return false;
            })
            .of(topic);
  }

  @Override
  public List<ConsumerRecord<byte[], byte[]>> of(Topic<?, ?> topic) {
    return of(topic.name());
  }

  /// The same of a topic that is in no catalogue.
  public List<ConsumerRecord<byte[], byte[]>> of(String topic) {
    return of(List.of(topic), _ -> true);
  }

  @Override
  public List<ConsumerRecord<byte[], byte[]>> of(
      List<? extends Topic<?, ?>> topics, int partition) {
    var names = topics.stream().<String>map(Topic::name).toList();
    return of(names, one -> one.partition() == partition);
  }

  private List<ConsumerRecord<byte[], byte[]>> of(
      List<String> topics, Predicate<PartitionInfo> some) {
    try (var consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .filter(some)
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      // The end of what is committed: a transaction that is still open hides what follows it.
      var ends = consumer.endOffsets(partitions);
      var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (var record : consumer.poll(POLL)) {
          if (wanted.test(record)) {
            records.add(record);
          }
        }
      }
      return records;
    }
  }

  private Map<String, Object> settings() {
    var settings = new HashMap<>(kafka);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", "false");
    settings.put("allow.auto.create.topics", "false");
    return settings;
  }
}
