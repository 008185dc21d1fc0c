package io.taxiapp.system;

import org.junit.jupiter.api.Order;

/// The leader of three brokers is killed.
@Order(2)
final class KilledLeaderIT extends Proof {

  KilledLeaderIT() {
    super("kill-leader");
  }
}
