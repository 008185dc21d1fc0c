package io.taxiapp.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.trace.TraceContext;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// The headers of every message: [CloudEvents 1.0](https://github.com/cloudevents/spec) in Kafka's
/// binary content mode, and the trace.
public final class MessageHeaders {

  private MessageHeaders() {}

  /// The headers of a message about a ride.
  ///
  /// @param source who publishes it, such as `tip-consumer`
  public static Headers of(RideMessage message, String source, TraceContext trace) {
    return of(
        message.messageId(),
        type(message),
        source,
        message.time(),
        message.rideId().toString(),
        trace);
  }

  /// The headers of a zone's traffic.
  ///
  /// @param cause the id of the message that changed the zone's traffic
  public static Headers of(ZoneTraffic traffic, String cause, String source, TraceContext trace) {
    var zone = Integer.toString(traffic.zone());
    return of(cause + ":zone:" + zone, "zone-traffic", source, traffic.asOf(), zone, trace);
  }

  /// Those of what one processor passes on to the next: the trace alone, whatever else the record
  /// had that led to it.
  public static Headers of(TraceContext trace) {
    var headers = new RecordHeaders();
    add(headers, TraceContext.HEADER, trace.traceparent());
    return headers;
  }

  private static Headers of(
      String id, String type, String source, Instant time, String subject, TraceContext trace) {
    var headers = new RecordHeaders();
    add(headers, "ce_specversion", "1.0");
    add(headers, "ce_id", id);
    add(headers, "ce_type", "io.taxiapp." + type + ".v1");
    add(headers, "ce_source", "/taxiapp/" + source);
    add(headers, "ce_time", time.toString());
    add(headers, "ce_subject", subject);
    add(headers, "content-type", "application/json");
    add(headers, TraceContext.HEADER, trace.traceparent());
    return headers;
  }

  /// The identity of a received message; empty if it names none.
  public static Optional<String> id(Headers headers) {
    return Optional.ofNullable(headers.lastHeader("ce_id"))
        .map(Header::value)
        .map(value -> new String(value, UTF_8));
  }

  /// The trace that a received message belongs to; a new one if it names none.
  public static TraceContext trace(Headers headers) {
    var header = headers.lastHeader(TraceContext.HEADER);
    return header == null || header.value() == null
        ? TraceContext.start()
        : TraceContext.parse(new String(header.value(), UTF_8)).orElseGet(TraceContext::start);
  }

  private static String type(RideMessage message) {
    return switch (message) {
      case RideRequested _ -> "ride-requested";
      case RideProgressed _ -> "ride-progressed";
      case RideCompleted _ -> "ride-completed";
      case RideCancelled _ -> "ride-cancelled";
      case DurationPrediction _ -> "duration-prediction";
      case TipPrediction _ -> "tip-prediction";
      case CostPrediction _ -> "cost-prediction";
    };
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }
}
