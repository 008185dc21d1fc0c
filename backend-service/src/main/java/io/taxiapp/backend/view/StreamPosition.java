package io.taxiapp.backend.view;

import java.util.Optional;
import java.util.regex.Pattern;

/// How much of a ride's timeline a subscriber has: for each of the four topics, the offset after
/// the last message it was sent. It is the id of a server-sent event. Offsets are the topic's own,
/// so an id is as good on any replica, and after a restart, as on the process that sent it.
record StreamPosition(long rideEvents, long durations, long tips, long costs) {

  static final StreamPosition START = new StreamPosition(0, 0, 0, 0);

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,18})");

  /// Empty if no stream has sent such an id.
  static Optional<StreamPosition> parse(String lastEventId) {
    var matcher = TEXT.matcher(lastEventId);
    return matcher.matches()
        ? Optional.of(
            new StreamPosition(
                Long.parseLong(matcher.group(1)),
                Long.parseLong(matcher.group(2)),
                Long.parseLong(matcher.group(3)),
                Long.parseLong(matcher.group(4))))
        : Optional.empty();
  }

  /// The first offset of a kind's topic that is still to be sent.
  long of(MessageKind kind) {
    return switch (kind) {
      case RIDE_EVENT -> rideEvents;
      case DURATION -> durations;
      case TIP -> tips;
      case COST -> costs;
    };
  }

  /// The position when the message at this offset has been sent as well.
  StreamPosition past(MessageKind kind, long offset) {
    var next = offset + 1;
    return switch (kind) {
      case RIDE_EVENT -> new StreamPosition(next, durations, tips, costs);
      case DURATION -> new StreamPosition(rideEvents, next, tips, costs);
      case TIP -> new StreamPosition(rideEvents, durations, next, costs);
      case COST -> new StreamPosition(rideEvents, durations, tips, next);
    };
  }

  @Override
  public String toString() {
    return rideEvents + "." + durations + "." + tips + "." + costs;
  }
}
