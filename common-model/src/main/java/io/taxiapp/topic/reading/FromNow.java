package io.taxiapp.topic.reading;

import io.taxiapp.topic.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// A consumer of what is published from now on, as far as it is committed.
public final class FromNow {

  private FromNow() {}

  /// Returns when everything that is published from now on will be seen. Close it.
  public static KafkaConsumer<byte[], byte[]> on(
      String bootstrapServers, List<? extends Topic<?, ?>> topics) {
    var consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                "false",
                "allow.auto.create.topics",
                "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    var partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Seeking is lazy; asking for the position does it.
    partitions.forEach(consumer::position);
    return consumer;
  }
}
