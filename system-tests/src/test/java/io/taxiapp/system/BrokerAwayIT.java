package io.taxiapp.system;

/// A broker that is stopped, and one that is killed.
final class BrokerAwayIT extends Proof {

  BrokerAwayIT() {
    super("stop-broker", "kill-broker");
  }
}
