package io.taxiapp.stream;

import io.taxiapp.event.RideMessage;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.Record;

/// A record about a ride.
public final class RideRecord {

  private RideRecord() {}

  /// The message of a record.
  ///
  /// @throws IllegalArgumentException like [#requireKey]
  public static <M extends RideMessage> M message(Record<UUID, M> record) {
    requireKey(record.key(), record.value());
    return record.value();
  }

  /// Refuses a message under another ride's key.
  ///
  /// @throws IllegalArgumentException it would be remembered in the wrong place
  public static void requireKey(UUID key, RideMessage message) {
    if (!message.rideId().equals(key)) {
      throw new IllegalArgumentException(
          "rideId: expected the record's key " + key + ", found " + message.rideId());
    }
  }
}
