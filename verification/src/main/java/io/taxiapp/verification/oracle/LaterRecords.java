package io.taxiapp.verification.oracle;

import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.Span;
import io.taxiapp.topic.reading.TopicSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// What came after a moment, and what is needed to understand it: all of the zone traffic, and the
/// ride events just before, which changed it.
///
/// @param before what was there at that moment; nothing of a partition that it does not name
public record LaterRecords(TopicSource all, Map<TopicPartition, Span> before)
    implements TopicSource {

  private static final long EVENTS_BEFORE = 1_000;
  private static final Span NOTHING = new Span(0, 0);

  /// What is there now.
  public static Map<TopicPartition, Span> now(TopicSource topics) {
    var now = new HashMap<TopicPartition, Span>();
    Topics.all().stream()
        .filter(topic -> !topic.equals(Topics.ZONE_TRAFFIC))
        .forEach(topic -> now.putAll(topics.spans(topic)));
    return now;
  }

  @Override
  public Map<TopicPartition, Span> spans(Topic<?, ?> topic) {
    long more = topic.equals(Topics.RIDE_EVENTS) ? EVENTS_BEFORE : 0;
    var spans = new HashMap<TopicPartition, Span>();
    all.spans(topic)
        .forEach(
            (partition, span) -> {
              long from = before.getOrDefault(partition, NOTHING).end() - more;
              spans.put(partition, new Span(Math.max(span.begin(), from), span.end()));
            });
    return spans;
  }

  @Override
  public List<ConsumerRecord<byte[], byte[]>> of(Map<TopicPartition, Span> spans) {
    return all.of(spans);
  }
}
