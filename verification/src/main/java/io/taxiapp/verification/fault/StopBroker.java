package io.taxiapp.verification.fault;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The broker is away for a while, and comes back.
///
/// @param kill whether it is killed with -9
/// @param restartServices whether the services are started anew while it is away
record StopBroker(boolean kill, boolean restartServices) implements Fault {

  private static final int REQUESTS = 5;
  private static final double MAX_SECONDS_TO_RECOVER = 30;

  @Override
  public String name() {
    return restartServices ? "broker-absent" : kill ? "kill-broker" : "stop-broker";
  }

  @Override
  public String description() {
    return restartServices
        ? "services started while there is no broker"
        : kill ? "kill -9 of the broker, started again at once" : "the broker stopped for a while";
  }

  @Override
  public boolean leavesUnsure() {
    return true;
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    long before = deadServices(context);
    var broker = context.process("broker");
    var restarted = restartServices ? context.representatives() : List.<String>of();
    if (kill) {
      broker.kill();
    } else {
      broker.stop();
      if (restartServices) {
        for (var name : restarted) {
          var service = context.process(name);
          service.kill();
          context.again(service);
        }
        context.await("the backend to be live", () -> context.isLive(FaultContext.BACKEND));
      }
      away(context);
      Thread.sleep(context.size().outage());
    }
    context.readyAgain(broker);
    double ready =
        context.await("the backend to be ready", () -> context.isReady(FaultContext.BACKEND));
    double ride = context.await("rides to be accepted", () -> context.ride() == 201);
    double consumers =
        context.await(
            "the consumers to be ready",
            () -> FaultContext.CONSUMERS.stream().allMatch(context::isReady));
    double lag = Backlog.awaitGone(context);
    context.target(
        Stream.of(ready, ride, consumers, lag).allMatch(it -> it <= MAX_SECONDS_TO_RECOVER),
        "all to recover within %.0f s".formatted(MAX_SECONDS_TO_RECOVER),
        List.of(ready, ride, consumers, lag));
    context.measured(
        "broker back to ready, to the next 201, to no lag",
        String.format(
            Locale.ROOT,
            "%.1f s, %.1f s, %.1f s",
            ready,
            ready + ride,
            ready + ride + consumers + lag));
    long ended = deadServices(context) - before - restarted.size();
    context.expect(ended == 0, "no service to end", ended + " that did");
  }

  private static long deadServices(FaultContext context) {
    return context.stack().dead().stream()
        .filter(process -> FaultContext.SERVICES.contains(process.name()))
        .count();
  }

  private static void away(FaultContext context) throws Exception {
    for (var service : FaultContext.SERVICES) {
      context.await(
          service + " not to be ready, with Kafka as the reason",
          () -> {
            var said = context.health(service);
            return said.status() == 503 && said.body().contains("Kafka at");
          });
      context.expect(
          context.isLive(service), service + " to be live while Kafka is away", "that it is not");
    }
    int estimate = context.estimate();
    context.expect(estimate == 200, "estimates while Kafka is away", estimate);
    double longest = 0;
    for (int i = 0; i < REQUESTS; i++) {
      long start = System.nanoTime();
      var ride = context.ride("without-kafka-" + start);
      longest = Math.max(longest, FaultContext.seconds(start));
      context.expect(
          ride.status() == 503 && ride.retryAfter().isPresent(),
          "503 with Retry-After while Kafka is away",
          ride);
    }
    context.target(longest <= 1, "the 503 within a second", longest + " s");
    context.measured(
        "longest time to a 503 without Kafka", String.format(Locale.ROOT, "%.2f s", longest));
  }
}
