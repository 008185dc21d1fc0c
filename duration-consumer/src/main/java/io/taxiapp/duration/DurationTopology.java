package io.taxiapp.duration;

import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.feature.LookupTables;
import io.taxiapp.model.Model;
import io.taxiapp.stream.RideStore;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topics;
import io.taxiapp.traffic.CityTraffic;
import io.taxiapp.traffic.TrafficSettings;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// ```
/// ride-events -> correct-duration (stores rides, traffic) -> duration-predictions
///                      └-> observations by zone -> measure-traffic -> zone-traffic -> (store
///                      traffic, on every instance)
/// ```
final class DurationTopology implements Supplier<Topology> {

  static final String RIDES = "rides";
  static final String TRAFFIC = "traffic";
  static final String MEASURED = "measured-traffic";

  private static final Logger LOG = LoggerFactory.getLogger(DurationTopology.class);

  /// What cannot be read, and a tombstone, is null: Kafka Streams has no dead letters for a global
  /// store, and what fails there ends the process.
  private static final Serde<@Nullable ZoneTraffic> READABLE_TRAFFIC =
      Serdes.serdeFrom(
          (topic, traffic) -> Topics.ZONE_TRAFFIC.value().serializer().serialize(topic, traffic),
          DurationTopology::readable);

  private final Corrector corrector;
  private final TrafficSettings settings;
  private final LongSupplier nanos;

  /// @param settings of the live traffic
  /// @param nanos a clock that only goes on: how long a look at the open rides takes
  DurationTopology(Model model, LookupTables tables, TrafficSettings settings, LongSupplier nanos) {
    this.corrector = new Corrector(model, tables);
    this.settings = settings;
    this.nanos = nanos;
  }

  @Override
  public Topology get() {
    var builder = new StreamsBuilder();
    builder.addStateStore(RideStore.persistent(RIDES, CorrectedRide.class));
    // In memory: a few zones in each of 12 tasks. Opening 12 stores on disk, which Kafka Streams
    // does twice, takes longer than reading them back.
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(MEASURED),
                Topics.ZONE_TRAFFIC.key(),
                Topics.ZONE_TRAFFIC.value())
            .withLoggingEnabled(Topics.ZONE_TRAFFIC.cleanupPolicy().configuration()));
    // Every instance knows all zones: a ride's two zones are rarely in its own partition.
    builder.addGlobalStore(
        TrafficStore.builder(() -> new CityTraffic(settings, corrector.tables().zones())),
        Topics.ZONE_TRAFFIC.name(),
        Consumed.with(Serdes.ByteArray(), READABLE_TRAFFIC).withName("zone-traffic-of-all"),
        TrafficStore.Update::new);

    var corrected =
        builder.stream(
                Topics.RIDE_EVENTS.name(),
                Consumed.with(Topics.RIDE_EVENTS.key(), Topics.RIDE_EVENTS.value())
                    .withName("ride-events"))
            .process(
                () -> new DurationProcessor(corrector, nanos), Named.as("correct-duration"), RIDES);

    corrected
        .processValues(PublishedDuration::new, Named.as("predictions"))
        .to(
            Topics.DURATION_PREDICTIONS.name(),
            Produced.with(Topics.DURATION_PREDICTIONS.key(), Topics.DURATION_PREDICTIONS.value())
                .withName("duration-predictions"));

    corrected
        .flatMap(
            (_, correction) ->
                correction.observations().stream()
                    .map(observation -> KeyValue.pair(observation.zone(), observation))
                    .toList(),
            Named.as("observations"))
        // A zone's rides are in all partitions; its pace is measured in one place.
        .repartition(
            Repartitioned.with(Topics.ZONE_TRAFFIC.key(), EventJson.serde(TrafficObservation.class))
                .withName("traffic-observations"))
        .process(TrafficProcessor::new, Named.as("measure-traffic"), MEASURED)
        .to(
            Topics.ZONE_TRAFFIC.name(),
            Produced.with(Topics.ZONE_TRAFFIC.key(), Topics.ZONE_TRAFFIC.value())
                .withName("zone-traffic"));
    return builder.build();
  }

  private static @Nullable ZoneTraffic readable(String topic, byte @Nullable [] bytes) {
    try {
      return Topics.ZONE_TRAFFIC.value().deserializer().deserialize(topic, bytes);
    } catch (SerializationException e) {
      LOG.warn("skipped a record of {}: {}", topic, e.getMessage());
      return null;
    }
  }
}
