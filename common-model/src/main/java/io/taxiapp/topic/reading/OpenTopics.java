package io.taxiapp.topic.reading;

import io.taxiapp.topic.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// What topics hold, as one consumer reads it; whoever made the consumer closes it.
///
/// @param wanted the other records are not kept
/// @param address where they are
record OpenTopics(
    Consumer<byte[], byte[]> consumer,
    Predicate<ConsumerRecord<byte[], byte[]>> wanted,
    String address)
    implements TopicSource {

  private static final Duration POLL = Duration.ofMillis(200);

  @Override
  public Map<TopicPartition, Span> spans(Topic<?, ?> topic) {
    return spans(topic.name());
  }

  /// The same of a topic that is in no catalogue.
  Map<TopicPartition, Span> spans(String topic) {
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalStateException(
          "expected the topic %s, found none of this name at %s".formatted(topic, address));
    }
    var begins = consumer.beginningOffsets(partitions);
    var ends = consumer.endOffsets(partitions);
    var spans = new HashMap<TopicPartition, Span>();
    begins.forEach((one, begin) -> spans.put(one, new Span(begin, ends.getOrDefault(one, 0L))));
    return spans;
  }

  @Override
  public List<ConsumerRecord<byte[], byte[]>> of(Map<TopicPartition, Span> spans) {
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
