package io.taxiapp.verification.fault;

import io.taxiapp.local.process.FreePorts;
import io.taxiapp.local.process.ServiceProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The lines from some services to the broker become slow, are cut, or carry one direction only.
/// The others see the broker as ever.
record BrokenLinks() implements Fault {

  private static final List<Relay.Line> ALL =
      List.of(Relay.Line.SLOW, Relay.Line.CUT, Relay.Line.ASKING_LOST, Relay.Line.ANSWERS_LOST);
  private static final List<Relay.Line> NASTIEST = List.of(Relay.Line.CUT, Relay.Line.ANSWERS_LOST);

  private static final List<List<String>> BEHIND =
      List.of(
          List.of(FaultContext.BACKEND, "tip-consumer"),
          List.of("duration-consumer", "cost-consumer"));
  private static final double MAX_SECONDS_STUCK = 60;

  @Override
  public String name() {
    return "broken-links";
  }

  @Override
  public String description() {
    return "slow, cut and one-way connections between the broker and some services, then the others";
  }

  @Override
  public boolean leavesUnsure() {
    return true;
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    int listener = FreePorts.row(2);
    int advertised = listener + 1;
    var broker = context.process("broker");
    broker.stop();
    context
        .stack()
        .start(broker.spec().with(List.of("--relayed", listener + ":" + advertised)))
        .awaitReady(FaultContext.PATIENCE);
    try (var relay = Relay.start(advertised, listener)) {
      var address = Map.of("TAXI_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + advertised);
      for (var names : context.timed() ? BEHIND : BEHIND.subList(0, 1)) {
        var before = restart(context, names, address);
        for (var line : context.timed() ? ALL : NASTIEST) {
          broken(context, relay, line, names);
        }
        for (var service : before) {
          context.process(service.name()).stop();
          context.readyAgain(service);
        }
      }
    }
  }

  private static List<ServiceProcess> restart(
      FaultContext context, List<String> names, Map<String, String> environment)
      throws InterruptedException {
    var before = new ArrayList<ServiceProcess>();
    var after = new ArrayList<ServiceProcess>();
    for (var name : names) {
      var service = context.process(name);
      before.add(service);
      service.stop();
      after.add(context.stack().start(service.spec().with(environment)));
    }
    for (var service : after) {
      service.awaitReady(FaultContext.PATIENCE);
    }
    return before;
  }

  private static void broken(FaultContext context, Relay relay, Relay.Line line, List<String> names)
      throws Exception {
    relay.become(line);
    Thread.sleep(context.size().outage());
    relay.become(Relay.Line.SOUND);
    double caughtUp = Backlog.awaitGone(context);
    var how = line.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    context.target(
        caughtUp <= MAX_SECONDS_STUCK,
        "no partition stuck over %.0f s after %s".formatted(MAX_SECONDS_STUCK, how),
        caughtUp + " s");
    context.measured(
        how + " of " + String.join(", ", names) + ": until no partition was behind",
        String.format(Locale.ROOT, "%.1f s", caughtUp));
    context.await("rides to be accepted after " + how, () -> context.ride() == 201);
  }
}
