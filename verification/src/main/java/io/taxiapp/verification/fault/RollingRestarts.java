package io.taxiapp.verification.fault;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;

/// Each service stopped with `SIGTERM` and started again, one after the other.
record RollingRestarts() implements Fault {

  private static final double MAX_SECONDS = 10;

  /// Of a test: a service gives itself seconds to stop, which a slow machine may exceed now and
  /// then, but not each time.
  private static final int TRIES = 5;

  @Override
  public String name() {
    return "rolling-restarts";
  }

  @Override
  public String description() {
    return "SIGTERM to each service in turn, started again when it has ended";
  }

  /// One service stopped and started again.
  ///
  /// @param status empty if it had to be killed
  /// @param cut requests that were under way and not answered
  private record Restart(double seconds, OptionalInt status, long cut) {

    boolean isOrderly() {
      return status.equals(OptionalInt.of(0)) && cut == 0;
    }
  }

  @Override
  public void inject(Ground ground) throws Exception {
    double longest = 0;
    for (int round = 0; round < ground.size().fewerRounds(); round++) {
      for (var name : ground.representatives()) {
        var restart = restart(ground, name);
        for (int tried = 1; !restart.isOrderly() && !ground.timed() && tried < TRIES; tried++) {
          restart = restart(ground, name);
        }
        longest = Math.max(longest, restart.seconds());
        ground.expect(
            restart.status().equals(OptionalInt.of(0)),
            name + " to end by itself with status 0",
            restart.status());
        ground.expect(
            restart.cut() == 0,
            "all requests under way to be answered",
            restart.cut() + " cut off");
      }
    }
    ground.target(longest <= MAX_SECONDS, "each to end within 10 s", longest + " s");
    ground.measured("longest stop", String.format(Locale.ROOT, "%.1f s", longest));
  }

  private static Restart restart(Ground ground, String name) throws Exception {
    var service = ground.process(name);
    try (var rides = KeyedRides.underWay(ground)) {
      long start = System.nanoTime();
      boolean byItself = service.stop(Ground.PATIENCE);
      double seconds = Ground.seconds(start);
      var status = byItself ? service.awaitExit(Duration.ZERO) : OptionalInt.empty();
      ground.readyAgain(service);
      rides.expectEachOnce();
      return new Restart(seconds, status, rides.cut());
    }
  }
}
