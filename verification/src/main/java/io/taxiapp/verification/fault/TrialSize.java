package io.taxiapp.verification.fault;

import io.taxiapp.simulator.trip.Trips;
import java.time.Duration;

/// How much of everything.
public enum TrialSize {
  /// once each, on any machine, without a look at the clock: for tests
  TEST(3, 1, 0, 3, 1_000, Duration.ofSeconds(1), Duration.ofSeconds(2)),
  /// for a first impression
  SHORT(6, 3, 72, 100, 20_000, Duration.ofSeconds(15), Duration.ofSeconds(30)),
  /// what the guarantees speak of
  LONG(20, 10, 200, 100, 1_000_000, Duration.ofSeconds(60), Duration.ofSeconds(120));

  private final int rounds;
  private final int fewerRounds;
  private final int poison;
  private final int goodAndBad;
  private final int requests;
  private final Duration outage;
  private final Duration overload;

  TrialSize(
      int rounds,
      int fewerRounds,
      int poison,
      int goodAndBad,
      int requests,
      Duration outage,
      Duration overload) {
    this.rounds = rounds;
    this.fewerRounds = fewerRounds;
    this.poison = poison;
    this.goodAndBad = goodAndBad;
    this.requests = requests;
    this.outage = outage;
    this.overload = overload;
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

  /// How many seconds of some rides a second of the load has: in a test they take three, and so one
  /// is always under way.
  double speed(Trips rides) {
    return this == TEST ? rides.span().toMillis() / 3_000.0 : 300;
  }

  /// How long the load waits until it sends more: a test has few rides, as they cost all processes
  /// time.
  Duration betweenRides() {
    return this == TEST ? Duration.ofMillis(2_500) : Duration.ofSeconds(1);
  }
}
