package io.taxiapp.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.MeterRegistry;
import io.taxiapp.topic.DeadLetterHeaders;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.trace.LogContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Counts each dead letter record, says in one line which record it is about and why, and puts
/// on it who sends it.
final class DeadLetterLog {

  /// Under this name the process hands its registry to the handlers that Kafka Streams creates.
  static final String REGISTRY = "taxi.meter.registry";

  private static final Logger LOG = LoggerFactory.getLogger("io.taxiapp.dead-letters");

  private static final int LONGEST_KEY = 1000;

  private final MeterRegistry registry;
  private final byte[] consumer;

  DeadLetterLog(Map<String, ?> configs) {
    this.registry = (MeterRegistry) Objects.requireNonNull(configs.get(REGISTRY), REGISTRY);
    this.consumer =
        String.valueOf(configs.get(StreamsConfig.APPLICATION_ID_CONFIG)).getBytes(UTF_8);
  }

  /// Notes what is made of one record.
  ///
  /// @param deadLetters what Kafka Streams is about to send
  /// @return what it is to send: compressed records may be larger than a dead letter record can be
  List<ProducerRecord<byte[], byte[]>> record(
      String reason,
      ErrorHandlerContext context,
      Exception exception,
      List<ProducerRecord<byte[], byte[]>> deadLetters) {
    deadLetters.forEach(
        deadLetter -> deadLetter.headers().add(DeadLetterHeaders.CONSUMER, consumer));
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
    return deadLetters.stream().map(deadLetter -> fitting(deadLetter, context)).toList();
  }

  /// Without the record's value, its own headers and a key that no ride has, if the record does not
  /// fit.
  private static ProducerRecord<byte[], byte[]> fitting(
      ProducerRecord<byte[], byte[]> deadLetter, ErrorHandlerContext context) {
    if (DeadLetterHeaders.fits(deadLetter.key(), deadLetter.value(), context.headers())) {
      return deadLetter;
    }
    var headers = new RecordHeaders();
    for (var header : deadLetter.headers()) {
      if (DeadLetterHeaders.isOwn(header.key())) {
        headers.add(header);
      }
    }
    int bytes = deadLetter.value() == null ? 0 : deadLetter.value().length;
    headers.add(DeadLetterHeaders.LEFT_OUT, Integer.toString(bytes).getBytes(UTF_8));
    var key =
        deadLetter.key() != null && deadLetter.key().length > LONGEST_KEY ? null : deadLetter.key();
    return new ProducerRecord<>(
        deadLetter.topic(), deadLetter.partition(), deadLetter.timestamp(), key, null, headers);
  }
}
