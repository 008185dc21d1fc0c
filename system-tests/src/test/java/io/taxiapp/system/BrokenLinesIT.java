package io.taxiapp.system;

import org.junit.jupiter.api.Order;

/// Lines to the broker that are cut, or carry one direction only.
@Order(2)
final class BrokenLinesIT extends Proof {

  BrokenLinesIT() {
    super("broken-links");
  }
}
