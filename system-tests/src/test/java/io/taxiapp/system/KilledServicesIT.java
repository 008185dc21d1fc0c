package io.taxiapp.system;

/// Services that are killed, and some with a bundle that is not in order.
final class KilledServicesIT extends Proof {

  KilledServicesIT() {
    super("kill-consumers", "kill-backend", "broken-bundle", "nan-model");
  }
}
