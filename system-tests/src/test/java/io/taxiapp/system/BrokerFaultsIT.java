package io.taxiapp.system;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A broker that is absent, stopped, killed, or behind a broken line.
@Order(1)
final class BrokerFaultsIT extends FaultTests {

  @Test
  void brokerAbsent() throws Exception {
    holds("broker-absent");
  }

  @Test
  void stopBroker() throws Exception {
    holds("stop-broker");
  }

  @Test
  void killBroker() throws Exception {
    holds("kill-broker");
  }

  @Test
  void brokenLinks() throws Exception {
    holds("broken-links");
  }
}
