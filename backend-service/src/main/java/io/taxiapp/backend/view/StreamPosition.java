package io.taxiapp.backend.view;

import io.taxiapp.backend.problem.ProblemException;
import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.TipPrediction;
import java.util.regex.Pattern;

/// How much of a ride's history a subscriber has: the number of messages from each of the four
/// topics. It is the id of a server-sent event, and as good on any replica as on the one that sent
/// it, because every replica reads the same messages of a ride in the same order.
record StreamPosition(int rideEvents, int durations, int tips, int costs) {

  static final StreamPosition START = new StreamPosition(0, 0, 0, 0);

  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");

  /// @throws ProblemException if no stream has sent such an id
  static StreamPosition parse(String lastEventId) {
    var matcher = TEXT.matcher(lastEventId);
    if (!matcher.matches()) {
      throw ProblemException.invalid(
          "Last-Event-ID", "the id of an event of this stream, such as 1.2.1.1", lastEventId);
    }
    return new StreamPosition(
        Integer.parseInt(matcher.group(1)),
        Integer.parseInt(matcher.group(2)),
        Integer.parseInt(matcher.group(3)),
        Integer.parseInt(matcher.group(4)));
  }

  /// The position when this message has been sent as well.
  StreamPosition past(RideMessage message) {
    return switch (message) {
      case RideEvent _ -> new StreamPosition(rideEvents + 1, durations, tips, costs);
      case DurationPrediction _ -> new StreamPosition(rideEvents, durations + 1, tips, costs);
      case TipPrediction _ -> new StreamPosition(rideEvents, durations, tips + 1, costs);
      case CostPrediction _ -> new StreamPosition(rideEvents, durations, tips, costs + 1);
    };
  }

  @Override
  public String toString() {
    return rideEvents + "." + durations + "." + tips + "." + costs;
  }
}
