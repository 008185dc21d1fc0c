package io.taxiapp.verification.fault;

import java.time.Duration;

/// How much of everything.
public enum Size {
  /// once each, on any machine, without a look at the clock: for tests
  TEST(3, 1, 0, 10, 1_000, Duration.ofSeconds(1), Duration.ofSeconds(2), 1500),
  /// for a first impression
  SHORT(6, 3, 72, 100, 20_000, Duration.ofSeconds(15), Duration.ofSeconds(30), 300),
  /// what the guarantees speak of
  LONG(20, 10, 200, 100, 1_000_000, Duration.ofSeconds(60), Duration.ofSeconds(120), 300);

  private final int rounds;
  private final int fewerRounds;
  private final int poison;
  private final int goodAndBad;
  private final int requests;
  private final Duration outage;
  private final Duration overload;
  private final double speed;

  Size(
      int rounds,
      int fewerRounds,
      int poison,
      int goodAndBad,
      int requests,
      Duration outage,
      Duration overload,
      double speed) {
    this.rounds = rounds;
    this.fewerRounds = fewerRounds;
    this.poison = poison;
    this.goodAndBad = goodAndBad;
    this.requests = requests;
    this.outage = outage;
    this.overload = overload;
    this.speed = speed;
  }

  /// How often something is broken.
  int rounds() {
    return rounds;
  }

  /// How often something is broken that takes long.
  int fewerRounds() {
    return fewerRounds;
  }

  /// How many bad records there are, at least: one of each kind is always among them.
  int poison() {
    return poison;
  }

  /// Among how many records, itself counted, each of them is.
  int goodAndBad() {
    return goodAndBad;
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

  /// How many seconds of a ride a second of the load has.
  double speed() {
    return speed;
  }
}
