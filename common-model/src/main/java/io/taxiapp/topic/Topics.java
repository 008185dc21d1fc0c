package io.taxiapp.topic;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.event.ZoneTraffic;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.serialization.Serdes;

/// The catalogue of all public topics, in the order in which a ride flows through them.
///
/// All topics of a ride are keyed by its id and have the same number of partitions, so that one
/// consumer task sees everything about a ride.
public final class Topics {

  private static final int PARTITIONS = 12;

  /// What happened to each ride.
  public static final Topic<UUID, RideEvent> RIDE_EVENTS =
      ofRides("taxi.ride-events.v1", RideEvent.class, Duration.ofDays(7));

  /// The corrected durations.
  public static final Topic<UUID, DurationPrediction> DURATION_PREDICTIONS =
      ofRides("taxi.duration-predictions.v1", DurationPrediction.class, Duration.ofDays(2));

  /// The tips.
  public static final Topic<UUID, TipPrediction> TIP_PREDICTIONS =
      ofRides("taxi.tip-predictions.v1", TipPrediction.class, Duration.ofDays(2));

  /// The costs before tip.
  public static final Topic<UUID, CostPrediction> COST_PREDICTIONS =
      ofRides("taxi.cost-predictions.v1", CostPrediction.class, Duration.ofDays(2));

  /// The live pace around each zone; the key is the zone's number. One partition: every instance
  /// of the duration-consumer reads all of it before it is ready, one partition after the other.
  public static final Topic<Integer, ZoneTraffic> ZONE_TRAFFIC =
      new Topic<>(
          "taxi.zone-traffic.v1",
          KeyText.serde("a zone number", Integer::valueOf),
          EventJson.serde(ZoneTraffic.class),
          1,
          new CleanupPolicy.Compact());

  /// Records that could not be read or predicted: the original key and bytes, the reason in the
  /// headers `__streams.errors.*`.
  public static final Topic<byte[], byte[]> DEAD_LETTERS =
      new Topic<>(
          "taxi.dead-letters.v1",
          Serdes.ByteArray(),
          Serdes.ByteArray(),
          3,
          new CleanupPolicy.DeleteAfter(Duration.ofDays(14)));

  private Topics() {}

  public static List<Topic<?, ?>> all() {
    return List.of(
        RIDE_EVENTS,
        DURATION_PREDICTIONS,
        TIP_PREDICTIONS,
        COST_PREDICTIONS,
        ZONE_TRAFFIC,
        DEAD_LETTERS);
  }

  /// Those that have a ride's id as their key, and the same number of partitions.
  public static List<Topic<UUID, ?>> ofRides() {
    return List.of(RIDE_EVENTS, DURATION_PREDICTIONS, TIP_PREDICTIONS, COST_PREDICTIONS);
  }

  private static <V> Topic<UUID, V> ofRides(String name, Class<V> type, Duration retention) {
    return new Topic<>(
        name,
        KeyText.serde("a ride id (UUID)", UUID::fromString),
        EventJson.serde(type),
        PARTITIONS,
        new CleanupPolicy.DeleteAfter(retention));
  }
}
