package io.taxiapp.backend.city;

import static io.taxiapp.topic.DeadLetterHeaders.CONSUMER;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A record that a consumer could not read or predict, as far as it is shown.
///
/// @param at when it became a dead letter
/// @param consumer who could not: its application id; each one makes its own record
/// @param record where it came from: topic, partition and offset
/// @param reason the name of the error
@Schema(name = "DeadLetter")
public record DeadLetterSummary(Instant at, String consumer, String record, String reason) {

  private static final String PREFIX = "__streams.errors.";

  /// What the headers of a dead letter say.
  public static DeadLetterSummary of(ConsumerRecord<byte[], byte[]> found) {
    return new DeadLetterSummary(
        Instant.ofEpochMilli(found.timestamp()),
        header(found, CONSUMER),
        error(found, "topic") + "-" + error(found, "partition") + "@" + error(found, "offset"),
        error(found, "exception").replaceFirst(".*\\.", ""));
  }

  private static String error(ConsumerRecord<byte[], byte[]> found, String name) {
    return header(found, PREFIX + name);
  }

  private static String header(ConsumerRecord<byte[], byte[]> found, String name) {
    var header = found.headers().lastHeader(name);
    return header == null || header.value() == null ? "?" : new String(header.value(), UTF_8);
  }
}
