package io.taxiapp.verification.fault;

import java.util.List;

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
        new FreezeConsumer(),
        new Churn(),
        new RollingRestarts(),
        new MorePartitions(),
        new PoisonRecords(),
        new ClockSkew(),
        new BrokenBundle(),
        new FaultyModel(FaultyTipBundle.Cash.IS_NAN),
        new FaultyModel(FaultyTipBundle.Cash.FAILS),
        new FullDisk(),
        new FullBrokerDisk(),
        new BadRequests(),
        new Overload());
  }

  /// The one that has this name.
  ///
  /// @throws IllegalArgumentException if there is none
  public static Fault named(String name) {
    return all().stream()
        .filter(fault -> fault.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of %s, found %s"
                        .formatted(all().stream().map(Fault::name).toList(), name)));
  }
}
