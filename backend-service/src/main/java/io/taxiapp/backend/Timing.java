package io.taxiapp.backend;

import io.taxiapp.backend.publish.Deadline;
import io.taxiapp.backend.view.StreamPace;
import java.time.Duration;

/// How long the service takes over what others wait for.
///
/// The same for every process. Tests have times of their own: short where they would wait in full,
/// long where a busy machine would be late.
///
/// @param publication how long a request waits for Kafka
/// @param lastCall how long a service that was told to stop still takes requests
/// @param request how long a request may take to arrive
record Timing(StreamPace streams, Duration publication, Duration lastCall, Duration request) {

  static final Timing NORMAL =
      new Timing(
          StreamPace.NORMAL,
          Deadline.PATIENCE,
          // A connection that nothing was read from yet is closed as idle, whatever lies in it.
          Duration.ofMillis(500),
          Duration.ofSeconds(30));
}
