package io.taxiapp.backend.view;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.TipPrediction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that is known about one ride: one list for each topic, in the topic's order, which is the
/// same on every replica. Safe for use by many threads.
public final class RideHistory {

  private final List<RideEvent> events = new ArrayList<>();
  private final List<DurationPrediction> durations = new ArrayList<>();
  private final List<TipPrediction> tips = new ArrayList<>();
  private final List<CostPrediction> costs = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  /// Published by this replica and not yet read back: it counts for answers at once, but has no
  /// place in the order yet.
  private final Map<String, RideEvent> own = new LinkedHashMap<>();

  private RideState state = RideState.NOTHING;
  private long version;

  /// A message read from its topic; one that has been read before is dropped.
  synchronized void read(RideMessage message) {
    if (!seen.add(message.messageId())) {
      return;
    }
    switch (message) {
      case RideEvent event -> {
        events.add(event);
        if (own.remove(event.messageId()) == null) {
          state = state.with(event);
        }
      }
      case DurationPrediction duration -> {
        durations.add(duration);
        state = state.with(duration);
      }
      case TipPrediction tip -> {
        tips.add(tip);
        state = state.with(tip);
      }
      case CostPrediction cost -> {
        costs.add(cost);
        state = state.with(cost);
      }
    }
    changed();
  }

  /// An event that this replica published and Kafka has.
  synchronized void acknowledged(RideEvent event) {
    if (!seen.contains(event.messageId()) && own.putIfAbsent(event.messageId(), event) == null) {
      state = state.with(event);
      changed();
    }
  }

  /// Empty as long as only predictions are known: then the request has not been read yet, or lies
  /// before the view's time.
  public synchronized Optional<Ride> ride() {
    return Ride.of(state);
  }

  /// The event of this id, read or own.
  public synchronized Optional<RideEvent> event(String messageId) {
    var mine = own.get(messageId);
    return mine != null
        ? Optional.of(mine)
        : events.stream().filter(event -> event.messageId().equals(messageId)).findFirst();
  }

  synchronized Predictions predictions() {
    return Predictions.of(ride().orElseThrow(), durations, tips, costs);
  }

  /// What has been read after a position, ride events first.
  synchronized List<RideMessage> after(StreamPosition position) {
    var messages = new ArrayList<RideMessage>();
    messages.addAll(rest(events, position.rideEvents()));
    messages.addAll(rest(durations, position.durations()));
    messages.addAll(rest(tips, position.tips()));
    messages.addAll(rest(costs, position.costs()));
    return messages;
  }

  /// Counts the changes, to be handed to [#awaitChange].
  synchronized long version() {
    return version;
  }

  /// Returns when something has changed since `known`, or after `atMost`.
  synchronized void awaitChange(long known, Duration atMost) throws InterruptedException {
    var until = System.nanoTime() + atMost.toNanos();
    for (var left = atMost.toMillis(); version == known && left > 0; ) {
      wait(left);
      left = (until - System.nanoTime()) / 1_000_000;
    }
  }

  synchronized boolean finished() {
    return state.ending().isPresent();
  }

  private void changed() {
    version++;
    notifyAll();
  }

  private static <M> List<M> rest(List<M> all, int sent) {
    return sent >= all.size() ? List.of() : all.subList(sent, all.size());
  }
}
