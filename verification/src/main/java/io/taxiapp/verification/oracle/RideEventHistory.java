package io.taxiapp.verification.oracle;

import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.feature.ProgressFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// One ride as its events tell it, one after the other; and which of them cannot be taken. The
/// fates of the events are those of the duration consumer, written a second time.
final class RideEventHistory {

  private static final Duration FARTHEST_AHEAD = Duration.ofHours(3);

  private final int partition;
  private final long publishedAt;
  private final Map<Integer, ProgressFacts> progress = new LinkedHashMap<>();
  private final Map<String, List<PublishedMessage>> messages = new HashMap<>();
  private final Map<String, Instant> times = new HashMap<>();
  private @Nullable RideRequested request;
  private int requests;
  private int lastReport;
  private Instant lastTime = Instant.MIN;
  private double lastDistance;
  private boolean over;

  /// @param first of its events
  RideEventHistory(ConsumerRecord<?, ?> first) {
    partition = first.partition();
    publishedAt = first.timestamp();
  }

  /// Takes the next event.
  ///
  /// @param record that it stands in
  /// @param takenAs the record's timestamp as consumers take it, in milliseconds since 1970
  /// @return what the dead letter must name that alone can come of it
  Optional<DeadLetterReason> take(RideEvent event, ConsumerRecord<?, ?> record, long takenAs) {
    messages
        .computeIfAbsent(event.messageId(), _ -> new ArrayList<>(1))
        .add(PublishedMessage.of(record, takenAs));
    times.putIfAbsent(event.messageId(), event.time());
    return switch (event) {
      case RideRequested requested -> {
        requests++;
        if (request == null) {
          request = requested;
          lastTime = requested.requestedAt();
        }
        yield Optional.empty();
      }
      case RideProgressed report -> take(report, Instant.ofEpochMilli(takenAs));
      case RideCompleted _, RideCancelled _ -> {
        over |= request != null;
        yield Optional.empty();
      }
    };
  }

  private Optional<DeadLetterReason> take(RideProgressed report, Instant published) {
    if (request == null) {
      return Optional.of(DeadLetterReason.naming("request", report.messageId()));
    }
    if (over || report.sequence() <= lastReport) {
      return Optional.empty();
    }
    if (report.at().isBefore(lastTime)) {
      return Optional.of(DeadLetterReason.naming("at: ", lastTime, report.at()));
    }
    var latest = published.plus(FARTHEST_AHEAD);
    if (report.at().isAfter(latest)) {
      return Optional.of(DeadLetterReason.naming("at: ", latest, report.at()));
    }
    lastReport = report.sequence();
    lastTime = report.at();
    lastDistance = Math.max(lastDistance, report.distanceCoveredKm());
    var elapsed = Duration.between(request.requestedAt(), report.at());
    progress.put(report.sequence(), new ProgressFacts(elapsed, lastDistance, report.position()));
    return Optional.empty();
  }

  int partition() {
    return partition;
  }

  /// The timestamp of its first event's record.
  long publishedAt() {
    return publishedAt;
  }

  boolean isRequested() {
    return request != null;
  }

  /// How often the ride was requested.
  int requests() {
    return requests;
  }

  boolean has(String messageId) {
    return messages.containsKey(messageId);
  }

  /// When an event happened, if it is there.
  Optional<Instant> time(String messageId) {
    return Optional.ofNullable(times.get(messageId));
  }

  /// Where an event stands: more than once if it was published again.
  List<PublishedMessage> published(String messageId) {
    return messages.getOrDefault(messageId, List.of());
  }

  /// The ride, if it was requested.
  Optional<AcceptedRide> accepted() {
    return Optional.ofNullable(request)
        .map(
            requested ->
                new AcceptedRide(
                    requested.rideId(),
                    RequestExpectation.facts(requested),
                    requested.initialDuration().seconds(),
                    progress,
                    Set.of()));
  }
}
