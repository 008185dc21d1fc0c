package io.taxiapp.topic.reading;

import io.taxiapp.topic.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// What topics hold.
public interface TopicSource {

  /// What the partitions of one hold now.
  ///
  /// @throws IllegalStateException if there is no such topic
  Map<TopicPartition, Span> spans(Topic<?, ?> topic);

  /// The records there, those of a partition in their order.
  List<ConsumerRecord<byte[], byte[]>> of(Map<TopicPartition, Span> spans);
}
