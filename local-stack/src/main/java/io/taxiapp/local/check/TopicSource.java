package io.taxiapp.local.check;

import io.taxiapp.topic.Topic;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What topics hold, those of a partition in their order.
public interface TopicSource {

  /// All records of one.
  List<ConsumerRecord<byte[], byte[]>> of(Topic<?, ?> topic);

  /// Those on one partition of some.
  List<ConsumerRecord<byte[], byte[]>> of(List<? extends Topic<?, ?>> topics, int partition);
}
