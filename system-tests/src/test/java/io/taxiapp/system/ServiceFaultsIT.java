package io.taxiapp.system;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Consumers and a backend that are killed, stand still, come and go, have a model
/// that is not in order, or are given what makes no sense or is too much.
@Order(1)
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
  void killBackend() throws Exception {
    holds("kill-backend");
  }

  @Test
  void clockSkew() throws Exception {
    holds("clock-skew");
  }

  @Test
  void poison() throws Exception {
    holds("poison");
  }

  @Test
  void badRequests() throws Exception {
    holds("bad-requests");
  }

  @Test
  void overload() throws Exception {
    holds("overload");
  }
}
