package io.taxiapp.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.TopicLayout;
import io.taxiapp.topic.Topics;
import java.time.Duration;
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
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Asks Kafka again and again whether it is there, and has the topics as the services need them:
/// clients alone do not notice that a broker is away until they need it, and a change of partitions
/// until they start again.
public final class KafkaPulse implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaPulse.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  static final Duration PAUSE_WHILE_AWAY = Duration.ofMillis(250);
  private static final int PATIENCE_MS = 1_500;
  private static final Set<String> NEEDED =
      Topics.all().stream().map(Topic::name).collect(Collectors.toSet());

  private final LateClient<Admin> admin;
  private final String applicationId;
  private final String address;
  private final Thread thread;
  private volatile Optional<String> away;
  private volatile Optional<String> disagreement = Optional.empty();
  private volatile long withoutLeader;

  /// Begins to ask.
  ///
  /// @param clientId what the broker knows it by
  /// @param kafka Kafka client properties
  /// @param applicationId whose internal topics it looks at too
  public KafkaPulse(String clientId, Map<String, String> kafka, String applicationId) {
    this.applicationId = applicationId;
    var properties = new HashMap<String, Object>();
    properties.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId);
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    properties.putAll(kafka);
    admin = new LateClient<>(() -> Admin.create(properties));
    address = kafka.getOrDefault("bootstrap.servers", "?");
    away = Optional.of("Kafka at " + address + " has not answered yet");
    thread = Thread.ofVirtual().name("pulse").start(this::run);
  }

  /// Why Kafka cannot be worked with: it does not answer, or not with all topics, or their numbers
  /// of partitions do not go together, or nothing of one has a leader. Empty when it can.
  public Optional<String> away() {
    return away;
  }

  /// Why nothing may be published: a ride's events would not come together.
  public Optional<String> disagreement() {
    return disagreement;
  }

  /// Publishes what was found last.
  public void measure(MeterRegistry registry) {
    Gauge.builder("taxi.topics.disagree", () -> disagreement.isPresent() ? 1 : 0)
        .description("1 while the numbers of partitions of the topics do not go together")
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
          LOG.atLevel(disagreement.isPresent() ? Level.ERROR : Level.INFO)
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
        return Optional.of("Kafka at " + address + " has no name that resolves");
      }
      var layout = layout(made.get());
      disagreement = layout.disagreement();
      withoutLeader = layout.partitionsWithoutLeader();
      return layout.missing().or(() -> disagreement).or(layout::leaderless);
    } catch (ExecutionException | TimeoutException | KafkaException _) {
      return Optional.of("Kafka at " + address + " does not answer");
    }
  }

  private boolean isLookedAt(String topic) {
    return NEEDED.contains(topic)
        || topic.equals(TopicLayout.REPARTITIONING)
        || TopicLayout.isInternal(topic, applicationId);
  }

  private TopicLayout layout(Admin admin)
      throws InterruptedException, ExecutionException, TimeoutException {
    var names =
        admin.listTopics().names().get(PATIENCE_MS, TimeUnit.MILLISECONDS).stream()
            .filter(this::isLookedAt)
            .toList();
    var descriptions =
        admin.describeTopics(names).allTopicNames().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
    return new TopicLayout(descriptions.values(), applicationId);
  }

  @Override
  public void close() {
    thread.interrupt();
    admin.now().ifPresent(made -> made.close(Duration.ofSeconds(1)));
  }
}
