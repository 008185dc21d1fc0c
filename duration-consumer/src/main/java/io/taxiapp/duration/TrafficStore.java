package io.taxiapp.duration;

import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.traffic.CityTraffic;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/// The traffic of all zones, in the memory of every instance: read back from its topic from the
/// start, and kept as it goes on. The stream threads read what the global thread writes.
final class TrafficStore implements StateStore {

  private final CityTraffic city;
  private final Map<Integer, TrafficMessage> latest = new ConcurrentHashMap<>();
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

  Optional<TrafficMessage> latest(int zone) {
    return Optional.ofNullable(latest.get(zone));
  }

  private void put(TrafficMessage message) {
    city.put(message.traffic());
    latest.put(message.traffic().zone(), message);
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
  static final class Update extends ContextualProcessor<Integer, ZoneTraffic, Void, Void> {

    private TrafficStore traffic;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      super.init(context);
      traffic = context.getStateStore(DurationTopology.TRAFFIC);
    }

    @Override
    public void process(Record<Integer, ZoneTraffic> record) {
      // What has no id of its own cannot be named as a cause; no service of ours writes such.
      MessageHeaders.id(record.headers())
          .map(id -> new TrafficMessage(record.value(), id, record.headers()))
          .ifPresent(traffic::put);
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
