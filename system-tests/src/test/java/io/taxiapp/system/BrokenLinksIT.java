package io.taxiapp.system;

/// Lines to the broker that break.
final class BrokenLinksIT extends Proof {

  BrokenLinksIT() {
    super("broken-links");
  }
}
