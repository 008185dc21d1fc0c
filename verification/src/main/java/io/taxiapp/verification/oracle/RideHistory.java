package io.taxiapp.verification.oracle;

import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.feature.RideFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// One ride as its events tell it, one after the other; and which of them cannot be taken. The
/// fates of the events are those of the duration consumer, written a second time.
final class RideHistory {

  private static final Duration FARTHEST_AHEAD = Duration.ofHours(3);

  private final int partition;
  private final long publishedAt;
  private final Map<Integer, ProgressFacts> progress = new LinkedHashMap<>();
  private final Set<String> messages = new HashSet<>();
  private @Nullable RideRequested request;
  private int requests;
  private int lastReport;
  private Instant lastTime = Instant.MIN;
  private double lastDistance;
  private boolean over;

  /// @param first of its events
  RideHistory(ConsumerRecord<?, ?> first) {
    partition = first.partition();
    publishedAt = first.timestamp();
  }

  /// Takes the next event.
  ///
  /// @param published the record's timestamp
  /// @return false if only a dead letter can come of it
  boolean take(RideEvent event, Instant published) {
    messages.add(event.messageId());
    return switch (event) {
      case RideRequested requested -> {
        requests++;
        if (request == null) {
          request = requested;
          lastTime = requested.requestedAt();
        }
        yield true;
      }
      case RideProgressed report -> take(report, published);
      case RideCompleted _, RideCancelled _ -> {
        over |= request != null;
        yield true;
      }
    };
  }

  private boolean take(RideProgressed report, Instant published) {
    if (request == null) {
      return false;
    }
    if (over || report.sequence() <= lastReport) {
      return true;
    }
    if (report.at().isBefore(lastTime) || report.at().isAfter(published.plus(FARTHEST_AHEAD))) {
      return false;
    }
    lastReport = report.sequence();
    lastTime = report.at();
    lastDistance = Math.max(lastDistance, report.distanceCoveredKm());
    var elapsed = Duration.between(request.requestedAt(), report.at());
    progress.put(report.sequence(), new ProgressFacts(elapsed, lastDistance, report.position()));
    return true;
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
    return messages.contains(messageId);
  }

  /// The ride, if it was requested.
  Optional<AcceptedRide> accepted() {
    return Optional.ofNullable(request)
        .map(
            requested ->
                new AcceptedRide(
                    requested.rideId(),
                    RideFacts.of(requested),
                    requested.initialDuration().seconds(),
                    progress,
                    Set.of()));
  }
}
