package io.taxiapp.verification.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.event.RideMessage;
import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.topic.reading.Origin;
import io.taxiapp.trace.TraceContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What a record says beside its value, as the AsyncAPI document has it: the CloudEvents headers,
/// the trace, and of what follows from others, whose trace and time it has.
///
/// @param id of the message
/// @param of what is wrong with it, a line for each
public record HeaderExpectation(ConsumerRecord<byte[], byte[]> record, String id, List<String> of) {

  private static final String BACKEND = "/taxiapp/backend-service";

  private HeaderExpectation(ConsumerRecord<byte[], byte[]> record, String id) {
    this(record, id, new ArrayList<>());
  }

  /// Of a ride event. Others than the backend publish them too, under a source of their own, or
  /// without any CloudEvents header: consumers take them all the same.
  static List<String> event(ConsumerRecord<byte[], byte[]> record, RideMessage event) {
    boolean hasNone =
        StreamSupport.stream(record.headers().spliterator(), false)
            .noneMatch(header -> header.key().startsWith("ce_"));
    if (hasNone) {
      return List.of();
    }
    var source = text(record, "ce_source");
    return new HeaderExpectation(record, event.messageId())
        .common(
            event.getClass(),
            source == null || source.isBlank() ? BACKEND : source,
            event.time(),
            event.rideId().toString())
        .of();
  }

  /// Of a ride event that the backend is known to have published.
  public static List<String> backends(ConsumerRecord<byte[], byte[]> record, RideMessage event) {
    return new HeaderExpectation(record, event.messageId())
        .common(event.getClass(), BACKEND, event.time(), event.rideId().toString())
        .of();
  }

  /// Of a prediction.
  ///
  /// @param traces of the messages of which any may have led to it; none if that is not known
  /// @param causes of which one has its record's time; none if that is not known
  static List<String> prediction(
      ConsumerRecord<byte[], byte[]> record,
      RideMessage prediction,
      PredictionKind kind,
      Collection<PublishedMessage> traces,
      Collection<PublishedMessage> causes) {
    var source = "/taxiapp/" + kind.name().toLowerCase(Locale.ROOT) + "-consumer";
    var its = new HeaderExpectation(record, prediction.messageId());
    its.common(prediction.getClass(), source, prediction.time(), prediction.rideId().toString());
    its.goesOn(traces);
    var times = causes.stream().flatMap(cause -> cause.times().stream()).toList();
    its.expect(
        times.size() < 2 * causes.size() || causes.isEmpty() || times.contains(record.timestamp()),
        "the time of its cause's record, one of " + times,
        record.timestamp());
    return its.of();
  }

  /// Of a zone's traffic.
  static List<String> traffic(
      ConsumerRecord<byte[], byte[]> record,
      ZoneTraffic traffic,
      Collection<PublishedMessage> traces) {
    var zone = Integer.toString(traffic.zone());
    var id =
        Optional.ofNullable(text(record, "ce_id"))
            .filter(found -> found.endsWith(":zone:" + zone))
            .orElse("<the event that changed it>:zone:" + zone);
    var its = new HeaderExpectation(record, id);
    its.common(traffic.getClass(), "/taxiapp/duration-consumer", traffic.asOf(), zone);
    its.goesOn(traces);
    return its.of();
  }

  private HeaderExpectation common(Class<?> type, String source, Instant time, String subject) {
    var kind = type.getSimpleName().replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    header("ce_specversion", "1.0");
    header("ce_id", id);
    header("ce_type", "io.taxiapp." + kind + ".v1");
    header("ce_source", source);
    header("ce_subject", subject);
    header("content-type", "application/json");
    expect(isTime(text(record, "ce_time"), time), "ce_time " + time, text(record, "ce_time"));
    expect(
        subject.equals(record.key() == null ? "" : new String(record.key(), UTF_8)),
        "the key " + subject,
        record.key() == null ? "none" : new String(record.key(), UTF_8));
    expect(trace().isPresent(), "a traceparent", text(record, TraceContext.HEADER));
    return this;
  }

  /// It belongs to the trace of what led to it, as a step of its own.
  private void goesOn(Collection<PublishedMessage> traces) {
    var before = traces.stream().flatMap(cause -> cause.trace().stream()).toList();
    if (before.isEmpty() || before.size() < traces.size()) {
      return; // A cause without a trace begins one.
    }
    trace()
        .ifPresent(
            trace ->
                expect(
                    before.stream()
                        .anyMatch(
                            earlier ->
                                earlier.traceId().equals(trace.traceId())
                                    && earlier.flags().equals(trace.flags())
                                    && !earlier.spanId().equals(trace.spanId())),
                    "a new span in the trace of "
                        + before.stream().map(TraceContext::traceparent).toList(),
                    trace.traceparent()));
  }

  private Optional<TraceContext> trace() {
    return Optional.ofNullable(text(record, TraceContext.HEADER)).flatMap(TraceContext::parse);
  }

  private void header(String name, String expected) {
    var found = text(record, name);
    expect(expected.equals(found), name + " " + expected, found);
  }

  private void expect(boolean holds, String expected, @Nullable Object found) {
    if (!holds) {
      of.add(
          "%s, %s: expected %s, found %s"
              .formatted(id, Origin.of(record), expected, found == null ? "none" : found));
    }
  }

  private static boolean isTime(@Nullable String found, Instant expected) {
    try {
      return found != null && Instant.parse(found).equals(expected);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static @Nullable String text(ConsumerRecord<?, ?> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }
}
