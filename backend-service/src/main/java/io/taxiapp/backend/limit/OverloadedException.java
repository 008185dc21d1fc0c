package io.taxiapp.backend.limit;

/// One more request would be too many. It is an answer, not a failure of this process: no stack
/// trace.
public final class OverloadedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int most;

  OverloadedException(int most) {
    super("expected at most " + most + " requests at a time, found more", null, false, false);
    this.most = most;
  }

  /// How many requests there may be at a time.
  public int most() {
    return most;
  }
}
