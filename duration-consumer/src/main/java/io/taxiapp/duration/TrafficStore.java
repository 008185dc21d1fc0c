package io.taxiapp.duration;

import io.taxiapp.event.RideRequested;
import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.traffic.CityTraffic;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/// The traffic of all zones, in the memory of every instance: read back from its topic from the
/// start, and kept as it goes on. The stream threads read what the global thread writes.
final class TrafficStore implements StateStore {

  private final CityTraffic city;
  private final Map<Integer, TrafficMessage> ofZones = new ConcurrentHashMap<>();
  private final Map<String, TrafficMessage> ofBoroughs = new ConcurrentHashMap<>();
  private volatile @Nullable TrafficMessage ofCity;
  private volatile boolean open;

  private TrafficStore(CityTraffic city) {
    this.city = city;
  }

  static StoreBuilder<TrafficStore> builder(Supplier<CityTraffic> city) {
    return new Builder(city);
  }

  CityTraffic city() {
    return city;
  }

  RideTraffic around(RideRequested request) {
    int pickup = request.pickupZone();
    int dropoff = request.dropoffZone();
    var latest =
        Stream.of(
                newer(ofZones.get(pickup), ofZones.get(dropoff)),
                newer(
                    ofBoroughs.get(city.boroughOf(pickup)),
                    ofBoroughs.get(city.boroughOf(dropoff))),
                Optional.ofNullable(ofCity))
            .flatMap(Optional::stream)
            .toList();
    return new RideTraffic(latest, city::ratio);
  }

  private static Optional<TrafficMessage> newer(
      @Nullable TrafficMessage one, @Nullable TrafficMessage other) {
    return Stream.concat(Stream.ofNullable(one), Stream.ofNullable(other))
        .max(Comparator.comparingLong(TrafficMessage::number));
  }

  /// Who finds a message here finds it in the ratios too.
  private void put(TrafficMessage message) {
    city.put(message.traffic());
    ofZones.put(message.traffic().zone(), message);
    ofBoroughs.put(city.boroughOf(message.traffic().zone()), message);
    ofCity = message;
  }

  @Override
  public String name() {
    return DurationTopology.TRAFFIC;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    // What is restored comes through the processor below, like what follows.
    context.register(root, (_, _) -> {});
    open = true;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /// Takes what is published.
  static final class Update extends ContextualProcessor<byte[], @Nullable ZoneTraffic, Void, Void> {

    private TrafficStore traffic;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      super.init(context);
      traffic = context.getStateStore(DurationTopology.TRAFFIC);
    }

    @Override
    public void process(Record<byte[], @Nullable ZoneTraffic> record) {
      var found = record.value();
      if (found == null) {
        return;
      }
      // What has no id of its own cannot be named as a cause; no service of ours writes such.
      MessageHeaders.id(record.headers())
          .map(
              id -> new TrafficMessage(found, id, MessageHeaders.trace(record.headers()), number()))
          .ifPresent(traffic::put);
    }

    /// The topic has one partition.
    private long number() {
      return context().recordMetadata().orElseThrow().offset() + 1;
    }
  }

  /// A global store has neither cache nor changelog: its topic is its log.
  private record Builder(Supplier<CityTraffic> city) implements StoreBuilder<TrafficStore> {

    @Override
    public StoreBuilder<TrafficStore> withCachingEnabled() {
      return this;
    }

    @Override
    public StoreBuilder<TrafficStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<TrafficStore> withLoggingEnabled(Map<String, String> config) {
      return this;
    }

    @Override
    public StoreBuilder<TrafficStore> withLoggingDisabled() {
      return this;
    }

    @Override
    public TrafficStore build() {
      return new TrafficStore(city.get());
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }

    @Override
    public String name() {
      return DurationTopology.TRAFFIC;
    }
  }
}
