package io.taxiapp.simulator.replay;

/// Told how far a replay is; whoever starts the replay closes it when all is sent.
@FunctionalInterface
public interface ReplayProgress extends AutoCloseable {

  /// How many rides are done by now.
  void done(int rides);

  @Override
  default void close() {}

  static ReplayProgress silent() {
    return _ -> {};
  }
}
