package io.taxiapp.training.trip;

import io.taxiapp.feature.NewYorkTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/// When a ride began and ended. Records tell it by New York's clocks, without saying whether they
/// had been changed.
///
/// In the hour that clocks show twice in autumn, a time is read so that the ride does not end
/// before it began, and lasts as short as it can: from 01:50 to 01:10 and from 01:50 to 02:10 are
/// 20
/// minutes. Where both ends may lie in either hour, the first is taken. Times in the hour that
/// clocks leave out in spring were told by a clock that had not been changed or was too early; they
/// are read in the same way.
record RideTimes(Instant pickupAt, Instant dropoffAt) {

  static RideTimes of(LocalDateTime pickup, LocalDateTime dropoff) {
    Optional<RideTimes> shortest = Optional.empty();
    for (Instant from : readings(pickup)) {
      for (Instant to : readings(dropoff)) {
        RideTimes times = new RideTimes(from, to);
        if (!times.duration().isNegative()
            && shortest.filter(best -> !times.isShorterThan(best)).isEmpty()) {
          shortest = Optional.of(times);
        }
      }
    }
    return shortest.orElseGet(
        () -> new RideTimes(readings(pickup).getFirst(), readings(dropoff).getFirst()));
  }

  private Duration duration() {
    return Duration.between(pickupAt, dropoffAt);
  }

  private boolean isShorterThan(RideTimes other) {
    return duration().compareTo(other.duration()) < 0;
  }

  /// One, but at a change of the clocks two: by the clock before it, and by the one after it.
  private static List<Instant> readings(LocalDateTime local) {
    ZoneOffsetTransition change = NewYorkTime.ZONE.getRules().getTransition(local);
    List<ZoneOffset> offsets =
        change == null
            ? List.of(NewYorkTime.ZONE.getRules().getOffset(local))
            : List.of(change.getOffsetBefore(), change.getOffsetAfter());
    return offsets.stream().map(local::toInstant).toList();
  }
}
