package io.taxiapp.system;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// Requests that are cut off, make no sense or are too many, and records that nobody can use.
@Order(2)
final class InputFaultsIT extends FaultTests {

  InputFaultsIT() {
    super(1);
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
