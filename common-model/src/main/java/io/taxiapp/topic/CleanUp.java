package io.taxiapp.topic;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/// What a topic forgets: everything past an age, or all but the newest value of each key.
public sealed interface CleanUp {

  record DeleteAfter(Duration age) implements CleanUp {}

  record Compact() implements CleanUp {}

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
          Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    };
  }
}
