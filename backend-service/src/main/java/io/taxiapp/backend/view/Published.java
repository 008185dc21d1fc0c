package io.taxiapp.backend.view;

import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideMessage;

/// A message that Kafka has: the only thing that changes a [RideView].
///
/// An event of this replica comes both ways, in either order, and has its effect once: the second
/// time it is known by its id. Only what was read has a place in the order of a stream.
public sealed interface Published {

  RideMessage message();

  /// When it was published; event time may lie months back.
  long atMillis();

  /// This replica published the event, and Kafka has confirmed it.
  record Acknowledged(RideEvent message, long atMillis) implements Published {}

  /// The message was found on its topic.
  ///
  /// @param atMillis the record's timestamp
  /// @param offset its place in the topic's partition, which is the ride's
  /// @param json the record's value
  record Read(RideMessage message, long atMillis, long offset, String json) implements Published {}
}
