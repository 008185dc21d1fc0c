package io.taxiapp.stream;

import io.taxiapp.topic.TopicCreation;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/// A record's own time, if it has one (some clients send -1) and the clock that it was taken from
/// is no further behind than it may be: the ride would be forgotten while it is on the road.
public final class RecordTime implements TimestampExtractor {

  @Override
  public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
    if (record.timestamp() < 0) {
      return partitionTime < 0 ? System.currentTimeMillis() : partitionTime;
    }
    return Math.max(record.timestamp(), partitionTime - TopicCreation.MAX_SKEW.toMillis());
  }
}
