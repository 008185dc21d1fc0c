package io.taxiapp.stream;

import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topics;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/// A task's store of rides: persistent, changelogged, and forgetting in stream time what is due.
///
/// It forgets in small steps, so that its thread never stands still for it: each ride that is put
/// makes room by looking at a few that may be due. A ride is due exactly when [RideState#forgetAt]
/// says so, whether its place in the store was already given up or not.
public final class RideStore<S extends RideState> {

  /// How many rides that may be due are looked at for each one that is put. An ended ride is looked
  /// at twice, one that never ends eight times: this keeps up with any order of them.
  static final int LOOKED_AT = 8;

  /// How many of the rides that were there at the start are read at a time, and how often: some
  /// 20,000 a second, in a sixth of the thread's time.
  static final int READ_AT_A_TIME = 2_000;

  static final Duration BETWEEN_READS = Duration.ofMillis(100);

  private final ProcessorContext<?, ?> context;
  private final KeyValueStore<UUID, S> rides;
  private final Consumer<S> found;
  private final ExpiryTimes times = new ExpiryTimes();
  private final Cancellable reading;
  private @Nullable UUID lastRead;

  private RideStore(ProcessorContext<?, ?> context, String name, Consumer<S> found) {
    this.context = context;
    this.found = found;
    rides = context.getStateStore(name);
    reading =
        context.schedule(
            BETWEEN_READS, PunctuationType.WALL_CLOCK_TIME, _ -> readMoreOfTheFirst(name));
  }

  public static <S extends RideState> StoreBuilder<KeyValueStore<UUID, S>> persistent(
      String name, Class<S> type) {
    return Stores.keyValueStoreBuilder(
        new ChangelogOffsets.StoreSupplier(name), Topics.RIDE_EVENTS.key(), EventJson.serde(type));
  }

  /// The store of this task.
  ///
  /// @param found told of each ride that is there at the start, a few at a time
  public static <S extends RideState> RideStore<S> open(
      ProcessorContext<?, ?> context, String name, Consumer<S> found) {
    return new RideStore<>(context, name, found);
  }

  /// What is remembered of a ride; it is read when it is first asked for.
  public Remembered at(UUID rideId) {
    return new Remembered(rideId);
  }

  /// One ride in the store.
  public final class Remembered {

    private final UUID rideId;
    private boolean isRead;
    private @Nullable S state;

    private Remembered(UUID rideId) {
      this.rideId = rideId;
    }

    /// Empty if it is not known, or due to be forgotten.
    public Optional<S> state() {
      if (!isRead) {
        isRead = true;
        var found = rides.get(rideId);
        state = found != null && found.forgetAt() > context.currentStreamTimeMs() ? found : null;
      }
      return Optional.ofNullable(state);
    }

    public void put(S after) {
      var isNew = state().isEmpty();
      rides.put(rideId, after);
      state = after;
      if (isNew) {
        note(rideId, after);
      }
      forgetSome();
    }
  }

  private void forgetSome() {
    long now = context.currentStreamTimeMs();
    for (int looked = 0; looked < LOOKED_AT; looked++) {
      var rideId = times.take(now);
      if (rideId.isEmpty()) {
        return;
      }
      var ride = rides.get(rideId.get());
      if (ride != null && ride.forgetAt() > now) {
        times.add(rideId.get(), Math.min(ride.forgetAt(), now + endedNow()));
      } else if (ride != null) {
        rides.delete(rideId.get());
      }
    }
  }

  /// At the earliest time at which it can be due, which is not known before it ends.
  private void note(UUID rideId, S ride) {
    times.add(rideId, Math.min(ride.forgetAt(), ride.touchedAt() + endedNow()));
  }

  private static long endedNow() {
    return RideState.REMEMBERED_OVER.toMillis();
  }

  private void readMoreOfTheFirst(String name) {
    try (var more = rides.range(lastRead, null)) {
      for (int read = 0; read < READ_AT_A_TIME && more.hasNext(); read++) {
        var ride = more.next();
        note(ride.key, ride.value);
        found.accept(ride.value);
        lastRead = ride.key;
      }
      if (!more.hasNext()) {
        requireReadToTheEnd(name);
        reading.cancel();
      }
    }
  }

  /// Kafka Streams takes records that cannot be read for the end of a store. A last ride that was
  /// forgotten since it was read tells only that nothing may be behind it.
  private void requireReadToTheEnd(String name) {
    boolean isForgotten = lastRead != null && rides.get(lastRead) == null;
    try (var backwards = rides.reverseAll()) {
      var last = backwards.hasNext() ? backwards.peekNextKey() : null;
      boolean isRead =
          isForgotten
              ? last == null || last.toString().compareTo(String.valueOf(lastRead)) < 0
              : Objects.equals(last, lastRead);
      if (!isRead) {
        throw new ProcessorStateException(
            "store %s of task %s cannot be read behind %s, and its last ride is %s"
                .formatted(name, context.taskId(), lastRead, last));
      }
    }
  }
}
