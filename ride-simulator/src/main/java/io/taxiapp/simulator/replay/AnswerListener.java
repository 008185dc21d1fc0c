package io.taxiapp.simulator.replay;

/// Told of what a replay's calls were answered, by the threads that made them.
@FunctionalInterface
public interface AnswerListener {

  /// A call was carried out.
  ///
  /// @param path that was posted to
  /// @param sent what was posted, JSON
  /// @param answer what came back, JSON
  void answered(String path, String sent, String answer);

  static AnswerListener nobody() {
    return (_, _, _) -> {};
  }
}
