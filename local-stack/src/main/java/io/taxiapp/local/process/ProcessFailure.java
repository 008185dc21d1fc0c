package io.taxiapp.local.process;

/// A process did not become what it was started for; the message names it and ends with its log.
public final class ProcessFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ProcessFailure(String message) {
    super(message);
  }
}
