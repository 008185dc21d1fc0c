package io.taxiapp.topic.reading;

import io.taxiapp.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Reads what topics hold now, as far as it is committed.
///
/// @param wanted the others are not kept
public record TopicRecords(
    Map<String, Object> kafka, Predicate<ConsumerRecord<byte[], byte[]>> wanted)
    implements TopicSource {

  private static final Duration POLL = Duration.ofMillis(200);
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
    return of(spans(topic, COMMITTED));
  }

  /// The same, and those that an open transaction hides: waits until it has ended.
  ///
  /// @throws IllegalStateException if it does not end in time
  public List<ConsumerRecord<byte[], byte[]>> settled(String topic, Duration atMost)
      throws InterruptedException {
    var all = spans(topic, "read_uncommitted");
    long until = System.nanoTime() + atMost.toNanos();
    for (var seen = spans(topic, COMMITTED); isHidden(all, seen); ) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "%s: expected every transaction to end within %d s, found one that is still open"
                .formatted(topic, atMost.toSeconds()));
      }
      Thread.sleep(POLL);
      seen = spans(topic, COMMITTED);
    }
    return of(all);
  }

  private static boolean isHidden(
      Map<TopicPartition, Span> all, Map<TopicPartition, Span> committed) {
    return all.entrySet().stream()
        .anyMatch(
            one -> committed.getOrDefault(one.getKey(), NOTHING).end() < one.getValue().end());
  }

  @Override
  public Map<TopicPartition, Span> spans(Topic<?, ?> topic) {
    return spans(topic.name(), COMMITTED);
  }

  /// As far as it is committed: a transaction that is still open hides what follows it.
  private Map<TopicPartition, Span> spans(String topic, String isolation) {
    try (var consumer = consumer(isolation)) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new IllegalStateException(
            "expected the topic %s, found none of this name at %s"
                .formatted(topic, kafka.get("bootstrap.servers")));
      }
      var begins = consumer.beginningOffsets(partitions);
      var ends = consumer.endOffsets(partitions);
      var spans = new HashMap<TopicPartition, Span>();
      begins.forEach((one, begin) -> spans.put(one, new Span(begin, ends.getOrDefault(one, 0L))));
      return spans;
    }
  }

  @Override
  public List<ConsumerRecord<byte[], byte[]>> of(Map<TopicPartition, Span> spans) {
    try (var consumer = consumer(COMMITTED)) {
      consumer.assign(spans.keySet());
      spans.forEach((one, span) -> consumer.seek(one, span.begin()));
      var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
      while (spans.entrySet().stream()
          .anyMatch(one -> consumer.position(one.getKey()) < one.getValue().end())) {
        for (var record : consumer.poll(POLL)) {
          var span = spans.get(new TopicPartition(record.topic(), record.partition()));
          if (span != null && record.offset() < span.end() && wanted.test(record)) {
            records.add(record);
          }
        }
      }
      return records;
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
