package io.taxiapp.system;

/// A broker of three that is killed.
final class KilledLeaderIT extends Proof {

  KilledLeaderIT() {
    super("kill-leader");
  }
}
