package io.taxiapp.stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;

/// What a consumer remembers of a ride, and for how long.
///
/// A ride that is over is remembered for a while: a correction of its duration may still be on its
/// way on another topic, and a repeated request must not begin it anew. A ride that never ends is
/// forgotten after a day. Times are those of the Kafka records, so that replayed rides of long ago
/// live as long as any others; and since those who wrote them may have clocks an hour off to either
/// side, what is to be remembered for an hour is remembered for three.
public interface RideState {

  Duration REMEMBERED_OPEN = Duration.ofHours(24);
  Duration REMEMBERED_OVER = Duration.ofHours(3);

  /// The timestamp of the last record that changed it, in milliseconds since 1970.
  long touchedAt();

  boolean over();

  @JsonIgnore
  default long forgetAt() {
    return touchedAt() + (over() ? REMEMBERED_OVER : REMEMBERED_OPEN).toMillis();
  }
}
