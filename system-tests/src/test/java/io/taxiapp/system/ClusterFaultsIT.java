package io.taxiapp.system;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Three brokers, of which one is killed.
@Order(2)
final class ClusterFaultsIT extends FaultTests {

  ClusterFaultsIT() {
    super(3);
  }

  @Test
  void killLeader() throws Exception {
    holds("kill-leader");
  }
}
