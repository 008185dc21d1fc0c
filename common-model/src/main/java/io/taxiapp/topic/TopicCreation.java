package io.taxiapp.topic;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/// Lays out the topics of the catalogue on a cluster.
public final class TopicCreation {

  /// How far ahead of the broker's the clock may be that a record's time was taken from. Kafka's
  /// own hour would refuse everything from a machine whose clock is an hour ahead; with a day, one
  /// record could make consumers forget rides that are still on the road.
  public static final Duration MAX_SKEW = Duration.ofHours(2);

  private TopicCreation() {}

  /// Creates the topics that are not there yet, with the cluster's default replication; the others
  /// stay as they are.
  public static void createMissing(Admin admin) throws InterruptedException {
    createMissing(admin, Integer.MAX_VALUE);
  }

  /// The same with fewer partitions: each of them is work at the start of every process.
  ///
  /// @param max how many a topic may have
  public static void createMissing(Admin admin, int max) throws InterruptedException {
    create(admin, Topics.all().stream().map(topic -> newTopic("", topic, max)).toList());
  }

  /// Creates what is missing of the topics that a colour of a consumer writes to outside its time:
  /// each as the one that it shadows.
  ///
  /// @param shadowed names of the catalogue
  /// @throws IllegalArgumentException if one is not in it
  public static void createMissingShadows(Admin admin, List<String> shadowed)
      throws InterruptedException {
    var known = Topics.all().stream().collect(toMap(Topic::name, topic -> topic));
    var unknown = shadowed.stream().filter(name -> !known.containsKey(name)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "shadows: expected some of " + known.keySet() + ", found " + unknown);
    }
    create(
        admin,
        shadowed.stream()
            .map(name -> newTopic(".shadow", requireNonNull(known.get(name)), Integer.MAX_VALUE))
            .toList());
  }

  private static void create(Admin admin, List<NewTopic> wanted) throws InterruptedException {
    for (var creation : admin.createTopics(wanted).values().entrySet()) {
      try {
        creation.getValue().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw new IllegalStateException("cannot create topic " + creation.getKey(), e.getCause());
        }
      }
    }
  }

  private static NewTopic newTopic(String suffix, Topic<?, ?> topic, int max) {
    int partitions = Math.min(topic.partitions(), max);
    return new NewTopic(topic.name() + suffix, Optional.of(partitions), Optional.empty())
        .configs(configuration(topic));
  }

  /// A topic's Kafka configuration. A dead letter has a record's bytes and the error beside them:
  /// more than a record may have.
  public static Map<String, String> configuration(Topic<?, ?> topic) {
    var configuration = new HashMap<>(topic.cleanupPolicy().configuration());
    configuration.put(
        TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(MAX_SKEW.toMillis()));
    if (topic.equals(Topics.ZONE_TRAFFIC) || topic.equals(Topics.DEAD_LETTERS)) {
      // A record without a time would end whoever keeps a table of the first, and a dead letter
      // record about an old record is not old itself.
      configuration.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
    }
    if (topic.equals(Topics.DEAD_LETTERS)) {
      configuration.put(
          TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(DeadLetterHeaders.LARGEST_BYTES));
    }
    return configuration;
  }
}
