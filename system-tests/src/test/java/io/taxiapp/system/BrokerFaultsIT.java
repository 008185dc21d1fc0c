package io.taxiapp.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// A broker that is absent, stopped, killed, behind a broken line, or out of disk.
@Order(1)
final class BrokerFaultsIT extends FaultTests {

  BrokerFaultsIT() {
    super(1);
  }

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

  @Test
  void fullBrokerDisk() throws Exception {
    assumeTrue(mayMount(), "LEFT OUT: only root may mount");
    holds("full-broker-disk");
  }
}
