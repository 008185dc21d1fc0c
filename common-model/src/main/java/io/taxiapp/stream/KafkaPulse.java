package io.taxiapp.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks Kafka again and again whether it is there: clients alone do not notice that a broker is
/// away until they need it.
public final class KafkaPulse implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaPulse.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int PATIENCE_MS = 1_500;

  private final LateClient<Admin> admin;
  private final String address;
  private final Thread thread;
  private volatile Optional<String> away;

  /// Begins to ask.
  ///
  /// @param clientId what the broker knows it by
  /// @param kafka Kafka client properties
  public KafkaPulse(String clientId, Map<String, String> kafka) {
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

  /// Why Kafka counts as away; empty when it answers.
  public Optional<String> away() {
    return away;
  }

  private void run() {
    try {
      while (true) {
        var before = away;
        away = ask();
        if (before.isPresent() != away.isPresent()) {
          LOG.info("{}", away.orElse("Kafka at " + address + " answers"));
        }
        Thread.sleep(PAUSE);
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
      var _ = made.get().describeCluster().nodes().get(PATIENCE_MS, TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException | TimeoutException | KafkaException _) {
      return Optional.of("Kafka at " + address + " does not answer");
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    admin.now().ifPresent(made -> made.close(Duration.ofSeconds(1)));
  }
}
