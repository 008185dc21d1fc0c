package io.taxiapp.system;

/// Instances that are stopped and started all the time, beginning before there is a broker.
final class ComingAndGoingIT extends Proof {

  ComingAndGoingIT() {
    super("broker-absent", "rolling-restarts", "churn");
  }
}
