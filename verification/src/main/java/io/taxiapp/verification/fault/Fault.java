package io.taxiapp.verification.fault;

/// Something that breaks.
public interface Fault {

  /// As `--only` takes it.
  String name();

  /// What is broken, and what must hold.
  String description();

  /// On how many brokers: one, or a cluster of three.
  default int brokers() {
    return 1;
  }

  /// Whether a request may be published more than once: the backend is not told that Kafka has it,
  /// and the client asks again.
  default boolean leavesUnsure() {
    return false;
  }

  /// Whether records get other places on the topics: the positions in event streams that riders
  /// were told do not hold any more.
  default boolean movesRecords() {
    return false;
  }

  /// Breaks it while rides are sent; returns when nothing is broken any more.
  ///
  /// @throws Exception if the fault itself could not be carried out
  void inject(FaultContext context) throws Exception;
}
