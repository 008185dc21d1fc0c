package io.taxiapp.topic;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/// What a topic forgets: everything past an age, or all but the newest value of each key.
public sealed interface CleanupPolicy {

  record DeleteAfter(Duration age) implements CleanupPolicy {}

  record Compact() implements CleanupPolicy {}

  /// The topic's Kafka configuration.
  default Map<String, String> configuration() {
    return switch (this) {
      case DeleteAfter(Duration age) ->
          Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG,
              TopicConfig.CLEANUP_POLICY_DELETE,
              TopicConfig.RETENTION_MS_CONFIG,
              Long.toString(age.toMillis()));
      case Compact() ->
          // The segment that is written is never compacted: at Kafka's week, or gigabyte, whoever
          // reads the topic from the start would read every record of a week.
          Map.of(
              TopicConfig.CLEANUP_POLICY_CONFIG,
              TopicConfig.CLEANUP_POLICY_COMPACT,
              TopicConfig.SEGMENT_MS_CONFIG,
              "60000");
    };
  }
}
