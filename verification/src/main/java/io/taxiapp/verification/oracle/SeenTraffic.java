package io.taxiapp.verification.oracle;

import io.taxiapp.event.ZoneTraffic;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.DoubleStream;

/// How the expected ratios of the zones went up and down. Safe for use by many threads.
public final class SeenTraffic {

  private final Map<Integer, DoubleSummaryStatistics> byZone = new HashMap<>();
  private final DoubleSummaryStatistics city = new DoubleSummaryStatistics();

  public SeenTraffic() {
    city.accept(1); // what is expected before anything is known
  }

  /// Takes what was published.
  public synchronized void note(ZoneTraffic traffic) {
    double ratio = traffic.expectedRatio().orElse(traffic.paceRatio());
    city.accept(ratio);
    byZone.computeIfAbsent(traffic.zone(), _ -> new DoubleSummaryStatistics()).accept(ratio);
  }

  /// The least and the most that the plan of a ride between two zones can have been multiplied
  /// with. A zone of which nothing was published went as the others.
  synchronized double[] extremes(int pickupZone, int dropoffZone) {
    var pickup = byZone.getOrDefault(pickupZone, city);
    var dropoff = byZone.getOrDefault(dropoffZone, city);
    return DoubleStream.of(
            Math.min(1, pickup.getMin()) * Math.min(1, dropoff.getMin()),
            Math.max(1, pickup.getMax()) * Math.max(1, dropoff.getMax()))
        .map(Math::sqrt)
        .toArray();
  }
}
