package io.taxiapp.stream;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/// What a process has seen of Kafka since it started: the ids of the cluster and its topics, and
/// how far each partition went.
///
/// What the process remembers of rides follows from that. Another Kafka at the same address has
/// other ids; one that was restored from an older copy has the same ids, and partitions that end
/// earlier than they did.
final class KafkaIdentity {

  private Optional<String> cluster = Optional.empty();
  private final Map<String, Uuid> topics = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  /// What is seen now is remembered, unless it contradicts what was seen before.
  ///
  /// @return how it does, in words
  Optional<String> contradiction(
      String clusterNow, Map<String, Uuid> topicsNow, Map<TopicPartition, Long> endsNow) {
    if (!cluster.orElse(clusterNow).equals(clusterNow)) {
      return Optional.of("expected cluster %s, found %s".formatted(cluster.get(), clusterNow));
    }
    for (var topic : topicsNow.entrySet()) {
      var before = topics.getOrDefault(topic.getKey(), topic.getValue());
      if (!before.equals(topic.getValue())) {
        return Optional.of(
            "expected topic %s to have id %s, found %s"
                .formatted(topic.getKey(), before, topic.getValue()));
      }
    }
    for (var end : endsNow.entrySet()) {
      long before = ends.getOrDefault(end.getKey(), 0L);
      if (end.getValue() < before) {
        return Optional.of(
            "expected partition %s to end at offset %d or behind it, found %d"
                .formatted(end.getKey(), before, end.getValue()));
      }
    }
    cluster = Optional.of(clusterNow);
    topics.putAll(topicsNow);
    ends.putAll(endsNow);
    return Optional.empty();
  }
}
