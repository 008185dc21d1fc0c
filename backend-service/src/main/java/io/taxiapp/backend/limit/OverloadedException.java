package io.taxiapp.backend.limit;

/// One more request would be too many. It is an answer, not a failure of this process: no stack
/// trace.
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int permits;

  OverloadedException(int permits) {
    super("expected at most " + permits + " requests at a time, found more", null, false, false);
    this.permits = permits;
  }

  /// How many requests there may be at a time.
  public int permits() {
    return permits;
  }
}
