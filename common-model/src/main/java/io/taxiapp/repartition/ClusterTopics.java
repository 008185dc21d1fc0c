package io.taxiapp.repartition;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/// The topics of a cluster, each operation returning when all of the cluster sees it.
record ClusterTopics(Admin admin) {

  private static final Duration PAUSE = Duration.ofMillis(50);

  Set<String> names() throws InterruptedException, ExecutionException {
    return new TreeSet<>(admin.listTopics().names().get());
  }

  /// What a topic is told beside the cluster's defaults.
  Map<String, String> configuration(String topic) throws InterruptedException, ExecutionException {
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    var configuration = new HashMap<String, String>();
    for (var entries : admin.describeConfigs(List.of(resource)).all().get().values()) {
      for (var entry : entries.entries()) {
        if (entry.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG) {
          configuration.put(entry.name(), entry.value());
        }
      }
    }
    return configuration;
  }

  /// Creates a topic; a topic that was just deleted under that name may still be on its way out.
  void create(String topic, int partitions, Map<String, String> configuration)
      throws InterruptedException, ExecutionException {
    var creation =
        new NewTopic(topic, Optional.of(partitions), Optional.empty()).configs(configuration);
    for (var isThere = false; !isThere; ) {
      try {
        admin.createTopics(List.of(creation)).all().get();
        isThere = true;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
        Thread.sleep(PAUSE);
      }
    }
    while (!isWhole(topic, partitions)) {
      Thread.sleep(PAUSE);
    }
  }

  private boolean isWhole(String topic, int partitions)
      throws InterruptedException, ExecutionException {
    try {
      var found = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
      return found != null
          && found.partitions().size() == partitions
          && found.partitions().stream().allMatch(partition -> partition.leader() != null);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }

  int partitions(String topic) throws InterruptedException, ExecutionException {
    return Math.toIntExact(ends(List.of(topic)).size());
  }

  /// Deletes a topic, if it is there.
  void delete(String topic) throws InterruptedException, ExecutionException {
    if (!names().contains(topic)) {
      return;
    }
    admin.deleteTopics(List.of(topic)).all().get();
    while (names().contains(topic)) {
      Thread.sleep(PAUSE);
    }
  }

  /// The offset behind the last record of each partition.
  Map<TopicPartition, Long> ends(Collection<String> topics)
      throws InterruptedException, ExecutionException {
    var latest = new HashMap<TopicPartition, OffsetSpec>();
    for (var topic : admin.describeTopics(topics).allTopicNames().get().values()) {
      topic
          .partitions()
          .forEach(
              partition ->
                  latest.put(
                      new TopicPartition(topic.name(), partition.partition()),
                      OffsetSpec.latest()));
    }
    var ends = new HashMap<TopicPartition, Long>();
    admin.listOffsets(latest).all().get().forEach((at, end) -> ends.put(at, end.offset()));
    return ends;
  }
}
