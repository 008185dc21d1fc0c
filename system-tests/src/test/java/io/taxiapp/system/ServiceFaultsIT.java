package io.taxiapp.system;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Services that are killed, stand still, come and go, or have a model that is not in order.
@Order(Integer.MAX_VALUE)
final class ServiceFaultsIT extends FaultTests {

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
  void killBackend() throws Exception {
    holds("kill-backend");
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
}
