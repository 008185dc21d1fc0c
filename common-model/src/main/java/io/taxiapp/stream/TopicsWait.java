package io.taxiapp.stream;

import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits until Kafka answers and has every topic of the catalogue: streams that start before give
/// up on missing topics.
final class TopicsWait {

  private static final Logger LOG = LoggerFactory.getLogger(TopicsWait.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final int PATIENCE_MS = 2_000;

  private TopicsWait() {}

  /// Tells `reasons` each time what it waits for.
  ///
  /// @return false if `stop` came first
  static boolean until(Map<String, String> kafka, CountDownLatch stop, Consumer<String> reasons)
      throws InterruptedException {
    var wanted = Topics.all().stream().map(Topic::name).collect(Collectors.toSet());
    var said = "";
    reasons.accept(noKafka(kafka));
    var admin = new LateClient<>(() -> Admin.create(Map.<String, Object>copyOf(kafka)));
    try {
      for (var missing = missing(admin, kafka, wanted);
          !missing.isEmpty();
          missing = missing(admin, kafka, wanted)) {
        reasons.accept(missing);
        if (!missing.equals(said)) {
          LOG.info("{}", missing);
          said = missing;
        }
        if (stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          return false;
        }
      }
    } finally {
      // With any patience, closing would wait for an answer that does not come.
      admin.now().ifPresent(made -> made.close(Duration.ZERO));
    }
    return true;
  }

  private static String missing(
      LateClient<Admin> admin, Map<String, String> kafka, Set<String> wanted)
      throws InterruptedException {
    var made = admin.make();
    if (made.isEmpty()) {
      return noKafka(kafka);
    }
    try {
      var missing = new TreeSet<>(wanted);
      missing.removeAll(
          made.get().listTopics(new ListTopicsOptions().timeoutMs(PATIENCE_MS)).names().get());
      return missing.isEmpty() ? "" : "waiting for topics " + missing;
    } catch (ExecutionException e) {
      return noKafka(kafka);
    }
  }

  private static String noKafka(Map<String, String> kafka) {
    return "waiting for Kafka at " + kafka.get("bootstrap.servers");
  }
}
