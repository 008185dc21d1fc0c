package io.taxiapp.local.process;

/// Told how far the start of a stack is.
@FunctionalInterface
public interface StackProgress {

  void said(String line);

  /// Told at once why it fails, before what runs is stopped.
  default void failed(ProcessFailure why) {}

  static StackProgress silent() {
    return _ -> {};
  }
}
