package io.taxiapp.verification.fault;

import io.taxiapp.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// Ride events that are there, and that one consumer or the other has not committed.
final class Backlog {

  private Backlog() {}

  /// Waits until each consumer is past what is there now; how long it took, in seconds.
  static double awaitGone(FaultContext context) throws Exception {
    var address = context.stack().settings().bootstrapServers();
    try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
      var ends = ends(admin);
      return context.await("no partition to stay behind", () -> behind(admin, ends) == 0);
    }
  }

  /// How many there are now, counted once for each consumer.
  static long now(String bootstrapServers) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      return behind(admin, ends(admin));
    }
  }

  private static Map<TopicPartition, Long> ends(Admin admin) throws Exception {
    var topic = Topics.RIDE_EVENTS.name();
    var asked =
        admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
            .flatMap(description -> description.partitions().stream())
            .collect(
                Collectors.toMap(
                    partition -> new TopicPartition(topic, partition.partition()),
                    _ -> OffsetSpec.latest()));
    return admin.listOffsets(asked).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  private static long behind(Admin admin, Map<TopicPartition, Long> ends) throws Exception {
    long behind = 0;
    for (var group : FaultContext.CONSUMERS) {
      var done = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      for (var end : ends.entrySet()) {
        var at = done.get(end.getKey());
        behind += Math.max(0, end.getValue() - (at == null ? 0 : at.offset()));
      }
    }
    return behind;
  }
}
