package io.taxiapp.model;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The scorers that nobody uses just now. Taking one and giving it back allocate nothing; more than
/// have been used at once on [#PLACES] threads are not kept.
final class ScorerPool implements AutoCloseable {
  private static final int PLACES = 16;

  private final AtomicReferenceArray<@Nullable RowScorer> places =
      new AtomicReferenceArray<>(PLACES);

  /// Null if all are in use.
  @Nullable RowScorer take() {
    int first = first();
    for (int i = 0; i < PLACES; i++) {
      int place = (first + i) % PLACES;
      if (places.getPlain(place) != null) {
        RowScorer taken = places.getAndSet(place, null);
        if (taken != null) {
          return taken;
        }
      }
    }
    return null;
  }

  void giveBack(RowScorer scorer) {
    int first = first();
    for (int i = 0; i < PLACES; i++) {
      if (places.compareAndSet((first + i) % PLACES, null, scorer)) {
        return;
      }
    }
    scorer.close();
  }

  /// Threads begin at different places, each at the one it used before.
  private static int first() {
    return (int) (Thread.currentThread().threadId() % PLACES);
  }

  @Override
  public void close() {
    for (RowScorer scorer = take(); scorer != null; scorer = take()) {
      scorer.close();
    }
  }
}
