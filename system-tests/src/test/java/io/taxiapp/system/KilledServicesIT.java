package io.taxiapp.system;

/// Services that are killed.
final class KilledServicesIT extends Proof {

  KilledServicesIT() {
    super("kill-consumers", "kill-backend", "broken-bundle");
  }
}
