package io.taxiapp.topic.reading;

import io.taxiapp.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads what topics hold now, as far as it is committed.
///
/// @param wanted the others are not kept
public record TopicRecords(
    Map<String, Object> kafka, Predicate<ConsumerRecord<byte[], byte[]>> wanted) {

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
  private static final String COMMITTED = "read_committed";
  private static final Span NOTHING = new Span(0, 0);

  /// All of a broker.
  ///
  /// @param kafka Kafka client properties
  public TopicRecords(Map<String, Object> kafka) {
    this(kafka, _ -> true);
  }

  /// All of a broker without accounts.
  ///
  /// @param bootstrapServers its address
  public static TopicRecords at(String bootstrapServers) {
    return new TopicRecords(Map.of("bootstrap.servers", bootstrapServers));
  }

  /// Fewer of them.
  public TopicRecords only(Predicate<ConsumerRecord<byte[], byte[]>> others) {
    return new TopicRecords(kafka, wanted.and(others));
  }

  /// Tells of each record of one, and keeps none.
  public void each(Topic<?, ?> topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    var _ =
        only(record -> {
              visitor.accept(record);
              return false;
            })
            .of(topic);
  }

  /// All records of one.
  public List<ConsumerRecord<byte[], byte[]>> of(Topic<?, ?> topic) {
    return of(topic.name());
  }

  /// The same of a topic that is in no catalogue.
  public List<ConsumerRecord<byte[], byte[]>> of(String topic) {
    return open(topics -> topics.of(topics.spans(topic)));
  }

  /// All that somebody reads, with one consumer.
  public <T> T opened(Function<TopicSource, T> reader) {
    return open(reader::apply);
  }

  /// The same as [#of], and those that an open transaction hides: waits until it has ended.
  ///
  /// @throws IllegalStateException if it does not end in time
  public List<ConsumerRecord<byte[], byte[]>> settled(String topic, Duration atMost)
      throws InterruptedException {
    var all = open("read_uncommitted", topics -> topics.spans(topic));
    long until = System.nanoTime() + atMost.toNanos();
    while (isHidden(all, open(topics -> topics.spans(topic)))) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "%s: expected every transaction to end within %d s, found one that is still open"
                .formatted(topic, atMost.toSeconds()));
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    return open(topics -> topics.of(all));
  }

  private static boolean isHidden(
      Map<TopicPartition, Span> all, Map<TopicPartition, Span> committed) {
    return all.entrySet().stream()
        .anyMatch(
            one -> committed.getOrDefault(one.getKey(), NOTHING).end() < one.getValue().end());
  }

  private <T> T open(Function<OpenTopics, T> reader) {
    return open(COMMITTED, reader);
  }

  private <T> T open(String isolation, Function<OpenTopics, T> reader) {
    try (var consumer = consumer(isolation)) {
      return reader.apply(
          new OpenTopics(consumer, wanted, String.valueOf(kafka.get("bootstrap.servers"))));
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
    var settings = new HashMap<>(kafka);
    settings.put("isolation.level", isolation);
    settings.put("enable.auto.commit", "false");
    settings.put("allow.auto.create.topics", "false");
    // Nothing is waited for that is not there yet, neither by a fetch nor, at the end, for one.
    settings.put("fetch.max.wait.ms", 5);
    // What is deleted while it is read is skipped.
    settings.put("auto.offset.reset", "earliest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
