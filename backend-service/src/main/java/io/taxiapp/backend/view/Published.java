package io.taxiapp.backend.view;

import io.taxiapp.event.RideMessage;

/// A message as it was found on its topic.
///
/// @param offset its place in the topic's partition, which is the ride's
/// @param atMillis the record's timestamp; event time may lie months back
/// @param json the record's value
public record Published(RideMessage message, long offset, long atMillis, String json) {}
