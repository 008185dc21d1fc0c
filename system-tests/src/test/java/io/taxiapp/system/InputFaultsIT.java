package io.taxiapp.system;

import org.junit.jupiter.api.Test;

/// What makes no sense, comes from another time, or is too much.
final class InputFaultsIT extends FaultTests {

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
