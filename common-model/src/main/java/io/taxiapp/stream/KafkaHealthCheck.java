package io.taxiapp.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.TopicLayout;
import io.taxiapp.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Asks Kafka again and again whether it is there, and has the topics as the services need them:
/// clients alone do not notice that a broker is away until they need it, a change of partitions
/// until they start again, and another Kafka in the old one's place never.
public final class KafkaHealthCheck implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaHealthCheck.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  static final Duration PAUSE_WHILE_AWAY = Duration.ofMillis(250);
  private static final int PATIENCE_MS = 1_500;
  private static final Set<String> NEEDED =
      Topics.all().stream().map(Topic::name).collect(Collectors.toSet());

  private final LazyClient<Admin> admin;
  private final String applicationId;
  private final String address;
  private final Thread thread;
  private volatile Optional<String> away;
  private final KafkaIdentity seen = new KafkaIdentity();
  private volatile Optional<String> disagreement = Optional.empty();
  private volatile Optional<String> replaced = Optional.empty();
  private volatile long withoutLeader;

  /// Begins to ask.
  ///
  /// @param clientId what the broker knows it by
  /// @param kafka Kafka client properties
  /// @param applicationId whose internal topics it looks at too
  public KafkaHealthCheck(String clientId, Map<String, String> kafka, String applicationId) {
    this.applicationId = applicationId;
    var properties = new HashMap<String, Object>();
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    properties.putAll(kafka);
    admin = new LazyClient<>(() -> Admin.create(properties));
    address = kafka.getOrDefault("bootstrap.servers", "?");
    away = Optional.of("Kafka at " + address + " has not answered yet");
    thread = Thread.ofVirtual().name("kafka-health").start(this::run);
  }

  /// Why Kafka cannot be worked with: it does not answer, or not with all topics, or their numbers
  /// of partitions do not go together, or nothing of one has a leader. Empty when it can.
  public Optional<String> away() {
    return away;
  }

  /// Why nothing may be published: a ride's events would not come together.
  public Optional<String> disagreement() {
    return replaced.or(() -> disagreement);
  }

  /// How the Kafka that is there now contradicts what was seen of it: what the process remembers
  /// does not follow from it, and the process has to end. It stays so.
  public Optional<String> replaced() {
    return replaced;
  }

  /// Publishes what was found last.
  public void measure(MeterRegistry registry) {
    Gauge.builder("taxi.topics.disagree", () -> disagreement.isPresent() ? 1 : 0)
        .description("1 while the numbers of partitions of the topics disagree")
        .register(registry);
    Gauge.builder("taxi.partitions.without.leader", () -> withoutLeader)
        .description("partitions of the topics that have no leader")
        .register(registry);
  }

  private void run() {
    try {
      while (true) {
        var before = away;
        away = ask();
        if (!before.equals(away)) {
          LOG.atLevel(disagreement().isPresent() ? Level.ERROR : Level.INFO)
              .log("{}", away.orElse("Kafka at " + address + " answers"));
        }
        Thread.sleep(away.isPresent() ? PAUSE_WHILE_AWAY : PAUSE);
      }
    } catch (InterruptedException _) {
      LOG.debug("stopped");
    }
  }

  private Optional<String> ask() throws InterruptedException {
    try {
      var made = admin.make();
      if (made.isEmpty()) {
        return Optional.of("Kafka at " + address + " cannot be resolved");
      }
      var topics = topics(made.get());
      replaced = replaced.isPresent() ? replaced : contradiction(made.get(), topics);
      var layout = new TopicLayout(topics, applicationId);
      disagreement = layout.disagreement();
      withoutLeader = layout.partitionsWithoutLeader();
      return replaced.or(layout::missing).or(() -> disagreement).or(layout::leaderless);
    } catch (ExecutionException | TimeoutException | KafkaException _) {
      return Optional.of("Kafka at " + address + " does not answer");
    }
  }

  private boolean isLookedAt(String topic) {
    return NEEDED.contains(topic)
        || topic.equals(TopicLayout.REPARTITIONING)
        || TopicLayout.isInternal(topic, applicationId);
  }

  private Collection<TopicDescription> topics(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    var names =
        admin.listTopics().names().get(PATIENCE_MS, TimeUnit.MILLISECONDS).stream()
            .filter(this::isLookedAt)
            .toList();
    return admin
        .describeTopics(names)
        .allTopicNames()
        .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
        .values();
  }

  private Optional<String> contradiction(Admin admin, Collection<TopicDescription> topics)
      throws InterruptedException, ExecutionException, TimeoutException {
    var cluster = admin.describeCluster().clusterId().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    var ids = new HashMap<String, Uuid>();
    var latest = new HashMap<TopicPartition, OffsetSpec>();
    for (var topic : topics) {
      if (!topic.name().equals(TopicLayout.REPARTITIONING)) {
        ids.put(topic.name(), topic.topicId());
        topic.partitions().stream()
            .filter(TopicLayout::hasLeader)
            .forEach(
                partition ->
                    latest.put(
                        new TopicPartition(topic.name(), partition.partition()),
                        OffsetSpec.latest()));
      }
    }
    return seen.contradiction(cluster, ids, ends(admin, latest));
  }

  /// Those that are told; that a partition does not answer is told otherwise.
  private static Map<TopicPartition, Long> ends(Admin admin, Map<TopicPartition, OffsetSpec> latest)
      throws InterruptedException {
    var found = admin.listOffsets(latest, new ListOffsetsOptions().timeoutMs(PATIENCE_MS));
    var ends = new HashMap<TopicPartition, Long>();
    for (var partition : latest.keySet()) {
      try {
        ends.put(partition, found.partitionResult(partition).get().offset());
      } catch (ExecutionException e) {
        LOG.debug("no end of {}", partition, e);
      }
    }
    return ends;
  }

  @Override
  public void close() {
    thread.interrupt();
    admin.now().ifPresent(made -> made.close(Duration.ofSeconds(1)));
  }
}
