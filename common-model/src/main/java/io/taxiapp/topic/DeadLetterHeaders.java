package io.taxiapp.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// What the headers of a dead letter say. The record's own headers are there too; those of the
/// error are Kafka Streams' (KIP-1034) but for [#CONSUMER].
///
/// @param consumer who could not use the record: its application id
/// @param topic where the record stands
/// @param exception the class of the error
/// @param message what was expected and what was found
public record DeadLetterHeaders(
    String consumer, String topic, int partition, long offset, String exception, String message) {

  /// Who could not use the record.
  public static final String CONSUMER = "taxi.consumer";

  /// Twice what Kafka lets a record have by default.
  public static final int LARGEST_BYTES = 2 * 1024 * 1024;

  /// On a dead letter record without the original's value and headers, which would have been too
  /// large: how many bytes the value has. The original stands where the headers say.
  public static final String LEFT_OUT = "taxi.value-bytes-left-out";

  /// Room is left for the headers that say what is wrong.
  public static final int LARGEST_RECORD_BYTES = LARGEST_BYTES / 4 * 3;

  private static final String ERRORS = "__streams.errors.";

  /// Reads the headers.
  ///
  /// @throws IllegalArgumentException if one is missing
  public static DeadLetterHeaders of(Headers headers) {
    return new DeadLetterHeaders(
        text(headers, CONSUMER),
        text(headers, ERRORS + "topic"),
        Integer.parseInt(text(headers, ERRORS + "partition")),
        Long.parseLong(text(headers, ERRORS + "offset")),
        text(headers, ERRORS + "exception"),
        text(headers, ERRORS + "message"));
  }

  /// Whether a dead letter record can hold the whole original.
  public static boolean fits(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    long bytes = length(key) + length(value);
    for (var header : headers) {
      bytes += header.key().length() + length(header.value());
    }
    return bytes <= LARGEST_RECORD_BYTES;
  }

  private static long length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  /// Whether a header is about the error, not the record's own.
  public static boolean isOwn(String header) {
    return header.equals(CONSUMER) || header.equals(LEFT_OUT) || header.startsWith(ERRORS);
  }

  private static String text(Headers headers, String name) {
    return Optional.ofNullable(headers.lastHeader(name))
        .map(header -> header.value() == null ? "" : new String(header.value(), UTF_8))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected a dead letter with the header " + name + ", found " + headers));
  }
}
