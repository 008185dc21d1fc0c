package io.taxiapp.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.trace.LogContext;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts each dead letter and says in one line which record it was and why.
final class DeadLetterLog {

  /// Under this name the process hands its registry to the handlers that Kafka Streams creates.
  static final String REGISTRY = "taxi.meter.registry";

  private static final Logger LOG = LoggerFactory.getLogger("io.taxiapp.dead-letters");

  private final MeterRegistry registry;

  DeadLetterLog(Map<String, ?> configs) {
    this.registry = (MeterRegistry) Objects.requireNonNull(configs.get(REGISTRY), REGISTRY);
  }

  void record(String reason, ErrorHandlerContext context, Exception exception) {
    registry.counter("taxi.dead.letters", "reason", reason).increment();
    var key = context.sourceRawKey();
    try (var _ =
        LogContext.of(
            key == null ? "none" : new String(key, StandardCharsets.UTF_8),
            MessageHeaders.trace(context.headers()))) {
      LOG.warn(
          "dead letter, {}: {}-{}@{}: {}",
          reason,
          context.topic(),
          context.partition(),
          context.offset(),
          exception.toString());
    }
  }
}
