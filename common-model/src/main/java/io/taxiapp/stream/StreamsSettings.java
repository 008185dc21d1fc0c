package io.taxiapp.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.taxiapp.topic.DeadLetterHeaders;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.StreamsConfig;

/// Everything a consumer process can be told from outside.
///
/// @param applicationId the consumer group, the prefix of internal topics and of transactional ids:
///     a constant of the service, never derived from a class name
/// @param kafka Kafka client properties
/// @param modelDirectory holds one directory a bundle
/// @param stateDirectory survives restarts, if they are to be quick
/// @param commitInterval how long a result may wait until subscribers see it, while the consumer
///     keeps up
/// @param results when what it publishes counts; outside of it, it goes to the topics' shadows
/// @param health where health and metrics are answered; port 0 takes a free one
public record StreamsSettings(
    String applicationId,
    Map<String, String> kafka,
    Path modelDirectory,
    Path stateDirectory,
    int threads,
    Duration commitInterval,
    ResultWindow results,
    InetSocketAddress health) {

  private static final long MAX_POLL_MS = 100;
  private static final long BACKLOG_COMMIT_INTERVAL_MS = 200;
  private static final Pattern SECRET = Pattern.compile("password|jaas|secret|key");

  public static StreamsSettings fromEnvironment(
      String applicationId, int defaultHealthPort, Map<String, String> variables) {
    var environment = new Environment(variables);
    return new StreamsSettings(
        environment.text("TAXI_APPLICATION_ID", applicationId),
        environment.kafka(),
        environment.path("TAXI_MODEL_DIR", "models"),
        environment.path("TAXI_STATE_DIR", "state"),
        environment.integer("TAXI_STREAM_THREADS", 1, 1, 64),
        Duration.ofMillis(environment.integer("TAXI_COMMIT_INTERVAL_MS", 20, 1, 5_000)),
        new ResultWindow(
            environment.instant("TAXI_RESULTS_FROM", ResultWindow.ALWAYS.from()),
            environment.instant("TAXI_RESULTS_UNTIL", ResultWindow.ALWAYS.until())),
        environment.health(defaultHealthPort));
  }

  /// The settings as they may be logged: what could be a secret is left out.
  @Override
  public String toString() {
    var shown = new TreeMap<>(kafka);
    shown.replaceAll((name, value) -> SECRET.matcher(name).find() ? "(hidden)" : value);
    return "%s: kafka %s, models %s, state %s, threads %d, commit interval %s, results %s, health at %s"
        .formatted(
            applicationId,
            shown,
            modelDirectory,
            stateDirectory,
            threads,
            commitInterval,
            results,
            health);
  }

  /// Who commits at which pace: these clients, unless Kafka Streams' own interval is set.
  public KafkaClientSupplier clients() {
    return new StreamClients(
        kafka.containsKey(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG)
            ? Optional.empty()
            : Optional.of(commitInterval));
  }

  /// The Kafka Streams configuration: these defaults, over them whatever the environment sets.
  ///
  /// @param registry counts the dead letters
  public Properties properties(MeterRegistry registry) {
    var properties = new Properties();
    properties.put(DeadLetterLog.REGISTRY, registry);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, RecordTime.class);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksMemory.class);

    // A result is visible at commit, so commits are frequent and nothing lingers before them. This
    // is the interval under a backlog: a thread that keeps up asks for its commits (CommitPolicy).
    properties.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
        Math.max(commitInterval.toMillis(), BACKLOG_COMMIT_INTERVAL_MS));
    // A thread that waits for records commits nothing, and waits 100 ms by default.
    properties.put(StreamsConfig.POLL_MS_CONFIG, Math.min(commitInterval.toMillis(), MAX_POLL_MS));
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 0);
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    // The next transaction begins while the broker still ends the one before, and is told to come
    // back; what was sent behind a request that is to come back would arrive out of order.
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), 20);
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);

    // What is read ahead of a backlog must fit the heap, whatever it is: by default, a thousand
    // records of each of 24 partitions, and 50 MB in a fetch.
    properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 200);
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 8 << 20);

    // A killed process's partitions and open transaction are given up after seconds, not after the
    // default 45 and 10.
    properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 2_000);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 6_000);

    // What is restored next waits behind a fetch of what is restored already: half a second of
    // Kafka's default for each few of the stores. Nothing is fetched once all are.
    properties.put(
        StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), 10);

    // What a consumer keeps for itself has the times of what it read: as much skew as there.
    properties.put(
        StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
        TopicCreation.MAX_SKEW.toMillis());

    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG),
        ShadowedResults.class.getName());
    properties.put(StreamsConfig.producerPrefix(ShadowedResults.WINDOW), results);

    properties.put(
        StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS.name());
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        DeadLetterHeaders.LARGEST_BYTES);
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableRecord.class);
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, UnpredictableRecord.class);
    properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, UnsentRecord.class);
    properties.putAll(kafka);
    return properties;
  }
}
