package io.taxiapp.stream;

import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The persistent store of a consumer's rides: named, changelogged, and cleared of what is to be
/// forgotten.
public final class RideStore {

  private static final Duration CLEARING = Duration.ofMinutes(10);

  private RideStore() {}

  public static <S extends RideState> StoreBuilder<KeyValueStore<UUID, S>> persistent(
      String name, Class<S> type) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Topics.RIDE_EVENTS.key(), EventJson.serde(type));
  }

  /// The store of this task; from now on it forgets what is due, as stream time goes on.
  public static <S extends RideState> KeyValueStore<UUID, S> open(
      ProcessorContext<?, ?> context, String name) {
    KeyValueStore<UUID, S> rides = context.getStateStore(name);
    context.schedule(CLEARING, PunctuationType.STREAM_TIME, now -> forget(rides, now));
    return rides;
  }

  private static <S extends RideState> void forget(KeyValueStore<UUID, S> rides, long now) {
    var due = new ArrayList<UUID>();
    try (var all = rides.all()) {
      while (all.hasNext()) {
        var ride = all.next();
        if (ride.value.forgetAt() <= now) {
          due.add(ride.key);
        }
      }
    }
    due.forEach(rides::delete);
  }
}
