package io.taxiapp.bench.process;

import io.taxiapp.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/// How far a consumer group has come with the rides.
public record GroupProgress(Admin admin, String group) {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /// Returns when the group has committed all ride events that there are now, and what it passed on
  /// to itself for them: that is work of the same events, and stands there once they are committed.
  public void awaitEnd() throws InterruptedException, ExecutionException {
    awaitEnd(List.of(Topics.RIDE_EVENTS.name()));
    awaitEnd(
        admin.listTopics().names().get().stream()
            .filter(topic -> topic.startsWith(group) && topic.endsWith("-repartition"))
            .toList());
  }

  private void awaitEnd(List<String> topics) throws InterruptedException, ExecutionException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    var ends = ends(admin, topics);
    while (behind(ends) > 0) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "expected %s to come to the end of %s within %s, found it %d records behind"
                .formatted(group, topics, PATIENCE, behind(ends)));
      }
      Thread.sleep(10);
    }
  }

  /// Where each partition of some topics ends now.
  public static Map<TopicPartition, Long> ends(Admin admin, List<String> topics)
      throws InterruptedException, ExecutionException {
    var partitions =
        admin.describeTopics(topics).allTopicNames().get().values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(it -> new TopicPartition(topic.name(), it.partition())))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    return admin.listOffsets(partitions).all().get().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  private long behind(Map<TopicPartition, Long> ends)
      throws InterruptedException, ExecutionException {
    var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    return ends.entrySet().stream()
        .mapToLong(
            end -> {
              var at = committed.get(end.getKey());
              return Math.max(0, end.getValue() - (at == null ? 0 : at.offset()));
            })
        .sum();
  }
}
