package io.taxiapp.verification.fault;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;

/// Each service stopped with `SIGTERM` and started again, one after the other.
record RollingRestarts() implements Fault {

  private static final double MOST_SECONDS = 10;

  @Override
  public String name() {
    return "rolling-restarts";
  }

  @Override
  public String description() {
    return "SIGTERM to each service in turn, started again when it has ended";
  }

  @Override
  public void inject(Ground ground) throws Exception {
    double longest = 0;
    for (int round = 0; round < ground.size().fewerRounds(); round++) {
      for (var name : ground.representatives()) {
        var service = ground.process(name);
        try (var rides = KeyedRides.underWay(ground)) {
          long start = System.nanoTime();
          boolean clean = service.stop(Ground.PATIENCE);
          longest = Math.max(longest, Ground.seconds(start));
          ground.expect(clean, name + " to end by itself", "it killed");
          var status = service.awaitExit(Duration.ZERO);
          ground.expect(status.equals(OptionalInt.of(0)), name + " to end with status 0", status);
          ground.readyAgain(service);
          rides.expectEachOnce();
          ground.expect(
              rides.cut() == 0, "all requests under way to be answered", rides.cut() + " cut off");
        }
      }
    }
    ground.target(longest <= MOST_SECONDS, "each to end within 10 s", longest + " s");
    ground.measured("longest stop", String.format(Locale.ROOT, "%.1f s", longest));
  }
}
