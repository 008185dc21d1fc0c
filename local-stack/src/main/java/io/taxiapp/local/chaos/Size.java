package io.taxiapp.local.chaos;

import java.time.Duration;

/// How much of everything.
public enum Size {
  /// once or twice each: for tests
  TEST(2, 20, Duration.ofSeconds(5)),
  /// for a first impression
  SHORT(6, 60, Duration.ofSeconds(15)),
  /// what the guarantees speak of
  LONG(20, 400, Duration.ofSeconds(60));

  private final int rounds;
  private final int poison;
  private final Duration outage;

  Size(int rounds, int poison, Duration outage) {
    this.rounds = rounds;
    this.poison = poison;
    this.outage = outage;
  }

  /// How often something is broken.
  int rounds() {
    return rounds;
  }

  /// How many bad ones are sent.
  int poison() {
    return poison;
  }

  /// How long something is away.
  Duration outage() {
    return outage;
  }
}
