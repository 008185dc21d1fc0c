package io.taxiapp.system;

import org.junit.jupiter.api.Order;

/// Services that are killed, stand still, come and go, lose their disk or their line to the broker,
/// or have a bundle that is not in order.
@Order(1)
final class BrokenServicesIT extends Proof {

  BrokenServicesIT() {
    super(
        "kill-consumers",
        "kill-consumers-without-state",
        "kill-backend",
        "freeze-consumer",
        "churn",
        "rolling-restarts",
        "broken-bundle",
        "nan-model",
        "failing-model",
        "broken-links");
  }
}
