package io.taxiapp.backend.city;

import io.taxiapp.backend.view.MessageKind;
import io.taxiapp.event.ZoneTraffic;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/// What goes on in the whole city, as far as it has been read. Safe for use by many threads.
public final class CityView {

  private static final int MAX_DEAD_LETTERS = 20;

  /// What was published longer ago, or before there was a reader, is being caught up on, and does
  /// not count as going on now.
  private static final Duration NOW = Duration.ofSeconds(60);

  private final InstantSource clock;
  private final long sinceMillis;
  private final RecentSeconds seconds;
  private final ConcurrentSkipListMap<Integer, ZoneTraffic> traffic = new ConcurrentSkipListMap<>();
  private final ArrayDeque<DeadLetterSummary> deadLetters = new ArrayDeque<>();
  private long deadLetterCount;

  public CityView(InstantSource clock) {
    this.clock = clock;
    sinceMillis = clock.millis();
    seconds = new RecentSeconds(sinceMillis);
  }

  /// A message about a ride has been read.
  ///
  /// @param atMillis the record's timestamp: when the ride event behind it was published
  public void message(MessageKind kind, long atMillis) {
    var now = clock.millis();
    if (isNow(atMillis, now)) {
      seconds.message(kind, now - atMillis, now);
    }
  }

  public void traffic(ZoneTraffic latest) {
    traffic.put(latest.zone(), latest);
  }

  public synchronized void deadLetter(DeadLetterSummary deadLetter) {
    deadLetterCount++;
    deadLetters.addFirst(deadLetter);
    if (deadLetters.size() > MAX_DEAD_LETTERS) {
      deadLetters.removeLast();
    }
    var now = clock.millis();
    if (isNow(deadLetter.at().toEpochMilli(), now)) {
      seconds.deadLetter(now);
    }
  }

  private boolean isNow(long atMillis, long nowMillis) {
    return atMillis >= sinceMillis && nowMillis - atMillis <= NOW.toMillis();
  }

  Collection<ZoneTraffic> traffic() {
    return traffic.values();
  }

  List<Second> seconds() {
    return seconds.past(clock.millis());
  }

  synchronized City.DeadLetters deadLetters() {
    return new City.DeadLetters(deadLetterCount, List.copyOf(deadLetters));
  }
}
