package io.taxiapp.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Consumers that are killed, stand still, come and go, lose their disk, or have a model that is
/// not in
/// order.
@Order(1)
final class ConsumerFaultsIT extends FaultTests {

  ConsumerFaultsIT() {
    super(1);
  }

  @Test
  void killConsumers() throws Exception {
    holds("kill-consumers");
  }

  @Test
  void killConsumersWithoutState() throws Exception {
    holds("kill-consumers-without-state");
  }

  @Test
  void freezeConsumer() throws Exception {
    holds("freeze-consumer");
  }

  @Test
  void churn() throws Exception {
    holds("churn");
  }

  @Test
  void rollingRestarts() throws Exception {
    holds("rolling-restarts");
  }

  @Test
  void brokenBundle() throws Exception {
    holds("broken-bundle");
  }

  @Test
  void nanModel() throws Exception {
    holds("nan-model");
  }

  @Test
  void failingModel() throws Exception {
    holds("failing-model");
  }

  @Test
  void fullDisk() throws Exception {
    assumeTrue(mayMount(), "LEFT OUT: only root may mount");
    holds("full-disk");
  }
}
