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
    return "SIGTERM to each service in turn, then a restart";
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
  public void inject(FaultContext context) throws Exception {
    double longest = 0;
    for (int round = 0; round < context.size().fewerRounds(); round++) {
      for (var name : context.representatives()) {
        var restart = restart(context, name);
        for (int tried = 1; !restart.isOrderly() && !context.timed() && tried < TRIES; tried++) {
          restart = restart(context, name);
        }
        longest = Math.max(longest, restart.seconds());
        context.expect(
            restart.status().equals(OptionalInt.of(0)),
            name + " to end by itself with status 0",
            restart.status());
        context.expect(
            restart.cut() == 0,
            "all requests in progress to be answered",
            restart.cut() + " cut off");
      }
    }
    context.target(longest <= MAX_SECONDS, "each to end within 10 s", longest + " s");
    context.measured("longest stop", String.format(Locale.ROOT, "%.1f s", longest));
  }

  private static Restart restart(FaultContext context, String name) throws Exception {
    var service = context.process(name);
    try (var rides = KeyedRides.underWay(context)) {
      long start = System.nanoTime();
      boolean byItself = service.stop(FaultContext.PATIENCE);
      double seconds = FaultContext.seconds(start);
      var status = byItself ? service.awaitExit(Duration.ZERO) : OptionalInt.empty();
      context.readyAgain(service);
      rides.expectEachOnce();
      return new Restart(seconds, status, rides.cut());
    }
  }
}
