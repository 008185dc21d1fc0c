package io.taxiapp.backend.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.topic.EventJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.LongSupplier;

/// All that is known about one ride: the messages of each topic in the topic's order, which is the
/// same on every replica. They are kept as their JSON, which is smaller than what it means, and in
/// few objects: what lives for hours is moved by the collector while requests wait. Safe for use by
/// many threads.
public final class RideTimeline {

  /// What a ride takes before anything is read of it: its place among the rides, empty maps. As
  /// all of these, measured on a heap of 20,000 rides, and rounded up.
  static final int RIDE_BYTES = 850;

  /// What a message takes beside its JSON: its id, its place in the map, what it means.
  private static final int BESIDE_JSON_BYTES = 250;

  /// What an event takes that is not read back yet.
  private static final int OWN_BYTES = 100;

  /// Most rides have an event and three predictions for long.
  private static final int FEW = 8;

  /// By their ids, as they came: those of a kind in their order.
  private final SequencedMap<String, Entry> entries = new LinkedHashMap<>(FEW);

  private final Set<MessageKind> kinds = EnumSet.noneOf(MessageKind.class);

  /// Published by this replica and not yet read back: it counts for answers at once, but has no
  /// place in the order yet.
  private final Map<String, RideEvent> own = new HashMap<>(2);

  private final LongSupplier nanos;

  private RideProjection state = RideProjection.NOTHING;
  private long endingReadNanos;
  private long heardMillis;
  private long version;
  private long bytes = RIDE_BYTES;

  RideTimeline() {
    this(System::nanoTime);
  }

  /// @param nanos goes on, from anywhere: how long ago the ride ended
  RideTimeline(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// One message in its topic's order.
  record Entry(MessageKind kind, long offset, String json) {
    <M extends RideMessage> M read(Class<M> type) {
      return EventJson.read(json.getBytes(UTF_8), type);
    }
  }

  /// Takes in what it does not know yet.
  ///
  /// @return how many bytes more this timeline takes, about
  synchronized long put(Published published) {
    return switch (published) {
      case Published.Acknowledged(var event, _) -> acknowledged(event);
      case Published.Read read -> read(read);
    };
  }

  private long read(Published.Read found) {
    var message = found.message();
    var id = message.messageId();
    var kind = MessageKind.of(message);
    if (entries.putIfAbsent(id, new Entry(kind, found.offset(), found.json())) != null) {
      return 0;
    }
    kinds.add(kind);
    boolean mine = own.remove(id) != null;
    state =
        switch (message) {
          case RideEvent event -> {
            if (isEnding(event)) {
              endingReadNanos = nanos.getAsLong();
            }
            yield mine ? state : state.with(event);
          }
          case DurationPrediction duration -> state.with(duration);
          case TipPrediction tip -> state.with(tip);
          case CostPrediction cost -> state.with(cost);
        };
    changed();
    return grown(found.json().length() + BESIDE_JSON_BYTES - (mine ? OWN_BYTES : 0));
  }

  private long acknowledged(RideEvent event) {
    var id = event.messageId();
    if (entries.containsKey(id) || own.putIfAbsent(id, event) != null) {
      return 0;
    }
    state = state.with(event);
    changed();
    return grown(OWN_BYTES);
  }

  private long grown(long by) {
    bytes += by;
    return by;
  }

  /// Empty as long as only predictions are known: then the request has not been read yet, or lies
  /// before the view's time.
  public synchronized Optional<Ride> ride() {
    return Ride.of(state);
  }

  /// The event of this id, read or own.
  public synchronized Optional<RideEvent> event(String messageId) {
    return Optional.ofNullable(entries.get(messageId))
        .map(entry -> entry.read(RideEvent.class))
        .or(() -> Optional.ofNullable(own.get(messageId)));
  }

  /// What has been read after a position, ride events first.
  synchronized List<Entry> after(StreamPosition position) {
    var rest = new ArrayList<Entry>();
    var unsent = EnumSet.copyOf(kinds);
    for (var all = entries.sequencedValues().reversed().iterator();
        all.hasNext() && !unsent.isEmpty(); ) {
      var entry = all.next();
      if (entry.offset() >= position.of(entry.kind())) {
        rest.add(entry);
      } else {
        unsent.remove(entry.kind());
      }
    }
    return rest.reversed().stream().sorted(Comparator.comparing(Entry::kind)).toList();
  }

  /// Whether a stream of this ride has been at a position, or will be.
  synchronized boolean has(StreamPosition position) {
    return Arrays.stream(MessageKind.values())
        .allMatch(
            kind ->
                position.of(kind) == 0
                    || of(kind).stream()
                        .anyMatch(entry -> entry.offset() == position.of(kind) - 1));
  }

  synchronized Predictions predictions() {
    return Predictions.of(
        ride().orElseThrow(), of(MessageKind.DURATION), of(MessageKind.TIP), of(MessageKind.COST));
  }

  /// Something came at this time, new or not.
  synchronized void heard(long atMillis) {
    heardMillis = Math.max(heardMillis, atMillis);
  }

  /// When something last came.
  synchronized long heardMillis() {
    return heardMillis;
  }

  /// How many bytes it takes, about.
  synchronized long bytes() {
    return bytes;
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

  /// Whether a stream that has sent all of it may end: the ending has been read from the topic, so
  /// that it has its place among the entries, and there is a prediction of each kind.
  ///
  /// @param patience after the ending predictions that are missing are waited for no longer
  synchronized boolean isOver(Duration patience) {
    return finished()
        && own.values().stream().noneMatch(RideTimeline::isEnding)
        && (kinds.size() == MessageKind.values().length
            || nanos.getAsLong() - endingReadNanos > patience.toNanos());
  }

  private static boolean isEnding(RideEvent event) {
    return switch (event) {
      case RideCompleted _, RideCancelled _ -> true;
      case RideRequested _, RideProgressed _ -> false;
    };
  }

  private List<Entry> of(MessageKind kind) {
    return entries.values().stream().filter(entry -> entry.kind() == kind).toList();
  }

  private void changed() {
    version++;
    notifyAll();
  }
}
