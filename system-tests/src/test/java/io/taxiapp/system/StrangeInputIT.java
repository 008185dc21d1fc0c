package io.taxiapp.system;

/// What services may be sent: what makes no sense, and too much.
final class StrangeInputIT extends Proof {

  StrangeInputIT() {
    super("poison", "clock-skew", "bad-requests", "overload");
  }
}
