package io.taxiapp.system;

/// Services that are killed, and what they may be sent.
final class KilledServicesIT extends Proof {

  KilledServicesIT() {
    super("kill-consumers", "kill-backend", "poison", "bad-requests", "broken-bundle");
  }
}
