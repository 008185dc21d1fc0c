package io.taxiapp.local.chaos;

/// Something that breaks.
public interface Fault {

  /// As `--only` takes it.
  String name();

  /// What is broken, and what must hold.
  String description();

  /// Breaks it while rides are sent; returns when nothing is broken any more.
  ///
  /// @throws Exception if the fault itself could not be carried out
  void inject(Ground ground) throws Exception;
}
