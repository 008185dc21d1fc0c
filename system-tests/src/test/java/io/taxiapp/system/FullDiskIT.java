package io.taxiapp.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;

/// A state volume that runs full, then the broker's.
@Order(2)
final class FullDiskIT extends Proof {

  FullDiskIT() {
    super("full-disk", "full-broker-disk");
  }

  @BeforeEach
  void mayMount() {
    assumeTrue("root".equals(System.getProperty("user.name")), "LEFT OUT: only root may mount");
  }
}
