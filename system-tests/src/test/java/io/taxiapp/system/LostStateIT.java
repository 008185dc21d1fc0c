package io.taxiapp.system;

/// An instance whose disk is gone, and one that was thought dead.
final class LostStateIT extends Proof {

  LostStateIT() {
    super("kill-consumers-without-state", "freeze-consumer");
  }
}
