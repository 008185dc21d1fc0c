package io.taxiapp.topic;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartitionInfo;

/// How topics are laid out on a cluster, held against what the services need: every topic of the
/// catalogue, as many partitions of each topic of rides and of each internal topic of a consumer,
/// and one of the zone traffic.
public final class TopicLayout {

  /// A topic that is there while the others are being repartitioned; it has as many partitions as
  /// they are to have.
  public static final String REPARTITIONING = "taxi.repartitioning";

  /// What consumers keep: a store's changelog, or records on their way to another key.
  private static final Pattern INTERNAL =
      Pattern.compile(
          "(rides-changelog|measured-traffic-changelog|traffic-observations-repartition)");

  private final Map<String, List<TopicPartitionInfo>> topics;
  private final String applicationId;

  /// @param topics those of the cluster, at least those that a service may see
  /// @param applicationId whose internal topics count too
  public TopicLayout(Collection<TopicDescription> topics, String applicationId) {
    this.topics =
        topics.stream()
            .collect(Collectors.toMap(TopicDescription::name, TopicDescription::partitions));
    this.applicationId = applicationId;
  }

  /// Whether a topic is the internal one of a consumer, and has its partitions with the rides'.
  public static boolean isInternal(String topic, String applicationId) {
    return topic.startsWith(applicationId + "-")
        && INTERNAL.matcher(topic.substring(applicationId.length() + 1)).matches();
  }

  /// What is not there, in words.
  public Optional<String> missing() {
    var missing =
        Topics.all().stream().map(Topic::name).collect(Collectors.toCollection(TreeSet::new));
    missing.removeAll(topics.keySet());
    return missing.isEmpty() ? Optional.empty() : Optional.of("waiting for topics " + missing);
  }

  /// Which numbers of partitions do not go together, in words.
  public Optional<String> disagreement() {
    if (topics.containsKey(REPARTITIONING)) {
      return Optional.of(
          "the topics are being repartitioned: wait for ./taxi partitions, or run it again if it was interrupted");
    }
    var counts = new TreeMap<String, Integer>();
    Topics.ofRides().forEach(topic -> count(topic.name(), counts));
    topics.keySet().stream()
        .filter(topic -> isInternal(topic, applicationId))
        .forEach(topic -> count(topic, counts));
    if (counts.values().stream().distinct().count() > 1) {
      return Optional.of(
          "expected the same number of partitions for each ride topic, found %s: stop the services and run ./taxi partitions"
              .formatted(counts));
    }
    return Optional.ofNullable(topics.get(Topics.ZONE_TRAFFIC.name()))
        .map(List::size)
        .filter(found -> found != Topics.ZONE_TRAFFIC.partitions())
        .map(
            found ->
                "expected 1 partition of %s, found %d: delete it and create it again"
                    .formatted(Topics.ZONE_TRAFFIC.name(), found));
  }

  private void count(String topic, Map<String, Integer> counts) {
    var found = topics.get(topic);
    if (found != null) {
      counts.put(topic, found.size());
    }
  }

  /// A topic of the catalogue of which no partition has a leader: nothing can be written or read.
  public Optional<String> leaderless() {
    return Topics.all().stream()
        .map(Topic::name)
        .filter(topic -> topics.containsKey(topic) && without(topic) == partitions(topic).size())
        .findFirst()
        .map(topic -> "no partition of " + topic + " has a leader");
  }

  /// How many partitions of the catalogue's topics have no leader.
  public long partitionsWithoutLeader() {
    return Topics.all().stream().mapToLong(topic -> without(topic.name())).sum();
  }

  private long without(String topic) {
    return partitions(topic).stream().filter(partition -> !hasLeader(partition)).count();
  }

  /// Whether a broker answers for it.
  public static boolean hasLeader(TopicPartitionInfo partition) {
    return partition.leader() != null && !partition.leader().isEmpty();
  }

  private List<TopicPartitionInfo> partitions(String topic) {
    return topics.getOrDefault(topic, List.of());
  }
}
