package io.taxiapp.stream;

import io.taxiapp.event.RideMessage;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.Record;

/// A record about a ride.
public final class RideRecord {

  private RideRecord() {}

  /// The message of a record.
  ///
  /// @throws IllegalArgumentException if its key is another ride's: it would be remembered in the
  ///     wrong place
  public static <M extends RideMessage> M message(Record<UUID, M> record) {
    var message = record.value();
    if (!message.rideId().equals(record.key())) {
      throw new IllegalArgumentException(
          "rideId: expected the record's key " + record.key() + ", found " + message.rideId());
    }
    return message;
  }
}
