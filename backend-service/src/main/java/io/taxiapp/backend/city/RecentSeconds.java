package io.taxiapp.backend.city;

import io.taxiapp.backend.view.MessageKind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Counts what happens, second by second, and keeps the last five minutes. Safe for use by many
/// threads.
final class RecentSeconds {

  private static final int KEPT = 300;

  /// Lags a second that the percentiles are made of; the first ones stand for the others.
  private static final int MAX_LAGS = 5_000;

  private final ArrayDeque<Second> past = new ArrayDeque<>();
  private final Map<MessageKind, Integer> counts = new EnumMap<>(MessageKind.class);
  private final long[] lags = new long[MAX_LAGS];
  private int lagCount;
  private int deadLetters;
  private long second;

  RecentSeconds(long nowMillis) {
    second = nowMillis / 1_000;
  }

  synchronized void message(MessageKind kind, long lagMillis, long nowMillis) {
    turn(nowMillis);
    counts.merge(kind, 1, Integer::sum);
    if (kind != MessageKind.RIDE_EVENT && lagCount < MAX_LAGS) {
      lags[lagCount++] = Math.max(0, lagMillis);
    }
  }

  synchronized void deadLetter(long nowMillis) {
    turn(nowMillis);
    deadLetters++;
  }

  /// The seconds that are over, oldest first, without gaps.
  synchronized List<Second> past(long nowMillis) {
    turn(nowMillis);
    return List.copyOf(past);
  }

  private void turn(long nowMillis) {
    var now = nowMillis / 1_000;
    second = Math.max(second, now - KEPT);
    for (; second < now; second++) {
      var latest = Arrays.copyOf(lags, lagCount);
      past.add(
          new Second(
              Instant.ofEpochSecond(second),
              count(MessageKind.RIDE_EVENT),
              count(MessageKind.DURATION),
              count(MessageKind.TIP),
              count(MessageKind.COST),
              deadLetters,
              Second.percentile(latest, 0.5),
              Second.percentile(latest, 0.95)));
      counts.clear();
      lagCount = 0;
      deadLetters = 0;
      if (past.size() > KEPT) {
        past.remove();
      }
    }
  }

  private int count(MessageKind kind) {
    return counts.getOrDefault(kind, 0);
  }
}
