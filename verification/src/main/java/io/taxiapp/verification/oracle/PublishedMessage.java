package io.taxiapp.verification.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.trace.TraceContext;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// How a message was published that others follow from: they belong to its trace, and their records
/// have its record's time.
///
/// @param timestamp of its record, in milliseconds since 1970
/// @param takenAs what consumers take for it
/// @param traceparent whatever it says
record PublishedMessage(long timestamp, long takenAs, @Nullable String traceparent) {

  static PublishedMessage of(ConsumerRecord<?, ?> record, long takenAs) {
    var header = record.headers().lastHeader(TraceContext.HEADER);
    return new PublishedMessage(
        record.timestamp(),
        takenAs,
        header == null || header.value() == null ? null : new String(header.value(), UTF_8));
  }

  Optional<TraceContext> trace() {
    return Optional.ofNullable(traceparent).flatMap(TraceContext::parse);
  }

  /// Those that a record may have that follows from it; none if nobody can tell, as some clients
  /// send records without a time.
  List<Long> times() {
    return timestamp < 0 ? List.of() : List.of(timestamp, takenAs);
  }
}
