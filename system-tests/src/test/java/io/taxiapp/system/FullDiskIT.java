package io.taxiapp.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;

/// A state volume that runs full, then the broker's.
final class FullDiskIT extends Proof {

  FullDiskIT() {
    super("full-disk", "full-broker-disk");
  }

  @BeforeEach
  void mayMount() {
    assumeTrue("root".equals(System.getProperty("user.name")), "LEFT OUT: only root may mount");
  }
}
