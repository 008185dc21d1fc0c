package io.taxiapp.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.taxiapp.topic.DeadLetter;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.trace.LogContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts each dead letter, says in one line which record it was and why, and puts on it who sends
/// it.
final class DeadLetterLog {

  /// Under this name the process hands its registry to the handlers that Kafka Streams creates.
  static final String REGISTRY = "taxi.meter.registry";

  private static final Logger LOG = LoggerFactory.getLogger("io.taxiapp.dead-letters");

  private final MeterRegistry registry;
  private final byte[] consumer;

  DeadLetterLog(Map<String, ?> configs) {
    this.registry = (MeterRegistry) Objects.requireNonNull(configs.get(REGISTRY), REGISTRY);
    this.consumer =
        String.valueOf(configs.get(StreamsConfig.APPLICATION_ID_CONFIG)).getBytes(UTF_8);
  }

  /// @param letters what Kafka Streams is about to send
  void record(
      String reason,
      ErrorHandlerContext context,
      Exception exception,
      List<ProducerRecord<byte[], byte[]>> letters) {
    letters.forEach(letter -> letter.headers().add(DeadLetter.CONSUMER, consumer));
    registry.counter("taxi.dead.letters", "reason", reason).increment();
    var key = context.sourceRawKey();
    try (var _ =
        LogContext.of(
            key == null ? "none" : new String(key, UTF_8),
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
