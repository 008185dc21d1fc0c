package io.taxiapp.verification.rider;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.RideRequested;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.Origin;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;

/// What the topics hold of one ride: those of a kind in their topic's order, each message once.
///
/// @param requests how often its request was published; a replayed dead letter does not count
record RideMessages(UUID rideId, Map<RideMessageKind, List<Message>> byKind, long requests) {

  /// Each has a topic of its own.
  enum RideMessageKind {
    RIDE_EVENT,
    DURATION,
    TIP,
    COST;

    /// As its server-sent events are called.
    String eventName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String topic() {
      return switch (this) {
        case RIDE_EVENT -> Topics.RIDE_EVENTS.name();
        case DURATION -> Topics.DURATION_PREDICTIONS.name();
        case TIP -> Topics.TIP_PREDICTIONS.name();
        case COST -> Topics.COST_PREDICTIONS.name();
      };
    }
  }

  /// A message where it stands first.
  record Message(
      String id, JsonNode json, RideMessage message, ConsumerRecord<byte[], byte[]> record) {}

  /// @param records under the ride's key; others are left out, and those that are no messages
  static RideMessages of(UUID rideId, List<ConsumerRecord<byte[], byte[]>> records) {
    var byKind = new EnumMap<RideMessageKind, List<Message>>(RideMessageKind.class);
    for (var kind : RideMessageKind.values()) {
      var seen = new HashSet<String>();
      byKind.put(
          kind, all(rideId, kind, records).filter(message -> seen.add(message.id())).toList());
    }
    long requests =
        all(rideId, RideMessageKind.RIDE_EVENT, records)
            .filter(message -> message.message() instanceof RideRequested)
            .filter(message -> Origin.before(message.record()).isEmpty())
            .count();
    return new RideMessages(rideId, byKind, requests);
  }

  private static Stream<Message> all(
      UUID rideId, RideMessageKind kind, List<ConsumerRecord<byte[], byte[]>> records) {
    return records.stream()
        .filter(record -> record.topic().equals(kind.topic()))
        .filter(
            record ->
                record.key() != null && rideId.toString().equals(new String(record.key(), UTF_8)))
        .sorted(Comparator.comparingLong(ConsumerRecord::offset))
        .flatMap(record -> message(record, kind, rideId).stream());
  }

  private static List<Message> message(
      ConsumerRecord<byte[], byte[]> record, RideMessageKind kind, UUID rideId) {
    try {
      var message = EventJson.read(record.value(), RideMessage.class);
      var json = Json.read(new String(record.value(), UTF_8));
      return message.rideId().equals(rideId)
              && (message instanceof RideEvent) == (kind == RideMessageKind.RIDE_EVENT)
          ? List.of(new Message(message.messageId(), json, message, record))
          : List.of();
    } catch (SerializationException _) {
      return List.of(); // A dead letter comes of it, and nothing a rider sees.
    }
  }

  List<Message> of(RideMessageKind kind) {
    return byKind.getOrDefault(kind, List.of());
  }

  List<Message> events() {
    return of(RideMessageKind.RIDE_EVENT);
  }
}
