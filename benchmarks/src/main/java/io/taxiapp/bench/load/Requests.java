package io.taxiapp.bench.load;

/// What is asked, and who looks at the answers. Used by many threads.
public interface Requests {

  String path();

  /// The JSON of a request.
  ///
  /// @param index of the request in this run, from 0
  String body(int index);

  /// Looks at an answer.
  ///
  /// @param dueNanos when it was to be sent, on [System#nanoTime()]'s clock
  void answered(int index, long dueNanos, HttpAnswer answer);
}
