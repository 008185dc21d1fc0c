package io.taxiapp.system;

import org.junit.jupiter.api.Order;

/// What services stand between: a broker that is absent, stopped or killed, input that makes no
/// sense, and too much of it.
@Order(1)
final class BrokenSurroundingsIT extends Proof {

  BrokenSurroundingsIT() {
    super(
        "broker-absent",
        "stop-broker",
        "kill-broker",
        "clock-skew",
        "poison",
        "bad-requests",
        "overload");
  }
}
