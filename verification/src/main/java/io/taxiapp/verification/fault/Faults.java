package io.taxiapp.verification.fault;

import java.util.List;
import java.util.Locale;

/// The catalogue, in the order of `docs/GUARANTEES.md`.
public final class Faults {

  private Faults() {}

  public static List<Fault> all() {
    return List.of(
        new KillConsumers(true),
        new KillConsumers(false),
        new KillBackend(),
        new StopBroker(false, false),
        new StopBroker(false, true),
        new StopBroker(true, false),
        new KillLeader(),
        new BrokenLinks(),
        new Freeze(),
        new Churn(),
        new RollingRestarts(),
        new Poison(),
        new ClockSkew(),
        new BrokenBundle(),
        new SickModel(SpoiltTip.Cash.IS_NAN),
        new SickModel(SpoiltTip.Cash.FAILS),
        new FullDisk(),
        new FullBrokerDisk(),
        new BadRequests(),
        new Overload());
  }

  /// All of some, one after the other on one stack.
  public static Fault inTurn(List<Fault> faults) {
    return new Fault() {
      @Override
      public String name() {
        return String.join("+", faults.stream().map(Fault::name).toList());
      }

      @Override
      public String description() {
        return String.join("; ", faults.stream().map(Fault::description).toList());
      }

      @Override
      public int brokers() {
        return faults.stream().mapToInt(Fault::brokers).max().orElse(1);
      }

      @Override
      public boolean leavesUnsure() {
        return faults.stream().anyMatch(Fault::leavesUnsure);
      }

      @Override
      public void inject(Ground ground) throws Exception {
        for (var fault : faults) {
          long start = System.nanoTime();
          fault.inject(ground);
          ground.measured(
              fault.name(), String.format(Locale.ROOT, "%.1f s", Ground.seconds(start)));
        }
      }
    };
  }
}
