package io.taxiapp.verification.fault;

import java.time.Duration;

/// How much of everything.
public enum Size {
  /// once or twice each: for tests
  TEST(3, 24, 2_000, Duration.ofSeconds(3), Duration.ofSeconds(2)),
  /// for a first impression
  SHORT(6, 72, 20_000, Duration.ofSeconds(15), Duration.ofSeconds(30)),
  /// what the guarantees speak of
  LONG(20, 200, 1_000_000, Duration.ofSeconds(60), Duration.ofSeconds(120));

  private final int rounds;
  private final int poison;
  private final int requests;
  private final Duration outage;
  private final Duration overload;

  Size(int rounds, int poison, int requests, Duration outage, Duration overload) {
    this.rounds = rounds;
    this.poison = poison;
    this.requests = requests;
    this.outage = outage;
    this.overload = overload;
  }

  /// How often something is broken.
  int rounds() {
    return rounds;
  }

  /// How many bad records are among a hundred times as many.
  int poison() {
    return poison;
  }

  /// How many bad requests are sent.
  int requests() {
    return requests;
  }

  /// How long something is away.
  Duration outage() {
    return outage;
  }

  /// How long too much is asked.
  Duration overload() {
    return overload;
  }
}
