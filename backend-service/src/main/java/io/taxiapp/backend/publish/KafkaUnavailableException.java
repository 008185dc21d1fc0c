package io.taxiapp.backend.publish;

/// Kafka did not confirm an event in time; it may have it all the same. It is an answer, not a
/// failure of this process: no stack trace.
public final class KafkaUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  KafkaUnavailableException(String reason) {
    super(reason, null, false, false);
  }
}
