package io.taxiapp.bench.measure;

import java.util.ArrayDeque;
import java.util.Deque;

/// What a comparison opened, closed at its end, the last first: also if something that was to be
/// opened after it could not be.
public final class OpenedResources implements AutoCloseable {

  private final Deque<AutoCloseable> all = new ArrayDeque<>();

  /// Takes charge of it.
  public <T extends AutoCloseable> T add(T opened) {
    all.add(opened);
    return opened;
  }

  @Override
  public void close() {
    var first = all.poll();
    if (first != null) {
      try (first) {
        close(); // What was opened after it.
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException("did not close", e);
      }
    }
  }
}
