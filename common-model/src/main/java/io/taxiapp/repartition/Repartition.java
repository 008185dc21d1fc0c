package io.taxiapp.repartition;

import io.taxiapp.topic.Topic;
import io.taxiapp.topic.TopicLayout;
import io.taxiapp.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// One run; the rules are those of the package.
public final class Repartition implements AutoCloseable {

  private static final String COPY = ".repartitioned";

  /// There from the moment on at which the copies are the truth.
  private static final String COPIED = TopicLayout.REPARTITIONING + ".copied";

  /// After that, whoever publishes knows what goes on and has stopped, or has ended what it began.
  public static final Duration UNTIL_ALL_KNOW = Duration.ofSeconds(5);

  private static final Set<String> CONSUMERS =
      Set.of("duration-consumer", "tip-consumer", "cost-consumer");

  private final Admin admin;
  private final ClusterTopics cluster;
  private final RecordCopy records;
  private final int partitions;
  private final Duration untilAllKnow;
  private final Consumer<String> progress;

  /// @param kafka client properties
  /// @param partitions that each topic of rides is to have
  /// @param untilAllKnow from when services are told to the first copy
  /// @param progress is told each step, in words
  public Repartition(
      Map<String, Object> kafka, int partitions, Duration untilAllKnow, Consumer<String> progress) {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions: expected 1 or more, found " + partitions);
    }
    this.partitions = partitions;
    this.untilAllKnow = untilAllKnow;
    this.progress = progress;
    admin = Admin.create(kafka);
    cluster = new ClusterTopics(admin);
    records = new RecordCopy(kafka);
  }

  /// Returns when all topics have the new number of partitions.
  ///
  /// @throws IllegalStateException if services run or are not done, or a run to another number was
  ///     cut short; nothing is changed then
  public void run() throws InterruptedException, ExecutionException {
    var groups = consumers();
    requireStopped(groups);
    var names = cluster.names();
    if (names.contains(TopicLayout.REPARTITIONING)) {
      int begun = cluster.partitions(TopicLayout.REPARTITIONING);
      if (begun != partitions) {
        throw new IllegalStateException(
            "a run with --to %d was interrupted: expected the same number again, found --to %d"
                .formatted(begun, partitions));
      }
    }
    if (!names.contains(COPIED)) {
      requireWorkedOff();
      copyAll(groups);
    }
    for (var topic : cluster.names()) {
      if (topic.endsWith(COPY)) {
        replace(topic.substring(0, topic.length() - COPY.length()), topic);
      }
    }
    cluster.delete(COPIED);
    cluster.delete(TopicLayout.REPARTITIONING);
  }

  private void requireWorkedOff() throws InterruptedException, ExecutionException {
    var behind = behind();
    if (!behind.isEmpty()) {
      throw new IllegalStateException(
          "expected consumers without lag, found lag in %s: stop the backends first, and the consumers when they have no lag"
              .formatted(behind));
    }
  }

  private void copyAll(Set<String> groups) throws InterruptedException, ExecutionException {
    deleteCopies();
    if (!cluster.names().contains(TopicLayout.REPARTITIONING)) {
      cluster.create(TopicLayout.REPARTITIONING, partitions, Map.of());
    }
    Thread.sleep(untilAllKnow);
    var topics = topics(groups);
    var ends = cluster.ends(topics);
    try {
      requireWorkedOff();
    } catch (IllegalStateException e) {
      cluster.delete(TopicLayout.REPARTITIONING);
      throw e;
    }
    for (var topic : topics) {
      var copy = topic + COPY;
      cluster.create(copy, partitions, cluster.configuration(topic));
      long copied = records.copy(topic, copy);
      for (var group : groups) {
        goOnAtTheEnd(group, topic, copy);
      }
      progress.accept("%s: %d records copied".formatted(topic, copied));
    }
    if (!cluster.ends(topics).equals(ends)) {
      deleteCopies();
      cluster.delete(TopicLayout.REPARTITIONING);
      throw new IllegalStateException(
          "expected nobody to publish, found new records: stop all backends and other publishers");
    }
    cluster.create(COPIED, 1, Map.of());
  }

  private void deleteCopies() throws InterruptedException, ExecutionException {
    for (var left : cluster.names()) {
      if (left.endsWith(COPY)) {
        cluster.delete(left);
      }
    }
  }

  private void replace(String topic, String copy) throws InterruptedException, ExecutionException {
    var configuration = cluster.configuration(copy);
    cluster.delete(topic);
    cluster.create(topic, partitions, configuration);
    long copied = records.copy(copy, topic);
    for (var group : consumers()) {
      goOnAtTheEnd(group, copy, topic);
    }
    cluster.delete(copy);
    progress.accept("%s: %d partitions, %d records".formatted(topic, partitions, copied));
  }

  /// The groups of the three consumers, and of other colours of them.
  private Set<String> consumers() throws InterruptedException, ExecutionException {
    var groups = new TreeSet<String>();
    for (var group : admin.listGroups().all().get()) {
      if (CONSUMERS.stream().anyMatch(group.groupId()::startsWith)) {
        groups.add(group.groupId());
      }
    }
    return groups;
  }

  private Set<String> topics(Set<String> groups) throws InterruptedException, ExecutionException {
    var rides = Topics.ofRides().stream().map(Topic::name).toList();
    var topics = new TreeSet<String>();
    for (var topic : cluster.names()) {
      if (rides.contains(topic)
          || Stream.concat(groups.stream(), CONSUMERS.stream())
              .anyMatch(group -> TopicLayout.isInternal(topic, group))) {
        topics.add(topic);
      }
    }
    return topics;
  }

  private void requireStopped(Set<String> groups) throws InterruptedException, ExecutionException {
    for (var group : admin.describeConsumerGroups(groups).all().get().values()) {
      if (!group.members().isEmpty()) {
        throw new IllegalStateException(
            "expected no service to run, found %d members of %s: stop it"
                .formatted(group.members().size(), group.groupId()));
      }
    }
  }

  /// Where consumers have records left to work off. Behind the place that one has committed may be
  /// the marker of a transaction: that is none.
  public Set<TopicPartition> behind() throws InterruptedException, ExecutionException {
    var behind = new HashSet<TopicPartition>();
    for (var group : consumers()) {
      var read = offsets(group);
      var topics = read.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
      topics.retainAll(cluster.names());
      // Of a partition that it has read nothing of, a group has no offset.
      cluster.ends(topics).keySet().forEach(partition -> read.putIfAbsent(partition, 0L));
      read.keySet().removeIf(partition -> !topics.contains(partition.topic()));
      behind.addAll(records.behind(read));
    }
    return behind;
  }

  /// Whoever has read the one topic has read the other. Kafka forgets what groups have read of a
  /// topic that is deleted: the copy keeps it.
  private void goOnAtTheEnd(String group, String read, String topic)
      throws InterruptedException, ExecutionException {
    if (offsets(group).keySet().stream().noneMatch(it -> it.topic().equals(read))) {
      return;
    }
    var ends = new HashMap<TopicPartition, OffsetAndMetadata>();
    cluster
        .ends(List.of(topic))
        .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end)));
    admin.alterConsumerGroupOffsets(group, ends).all().get();
  }

  private Map<TopicPartition, Long> offsets(String group)
      throws InterruptedException, ExecutionException {
    var offsets = new HashMap<TopicPartition, Long>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get()
        .forEach((partition, read) -> offsets.put(partition, read.offset()));
    return offsets;
  }

  @Override
  public void close() {
    admin.close();
  }
}
