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
  public void inject(Ground ground) throws Exception {
    long before = deadServices(ground);
    var broker = ground.process("broker");
    var restarted = restartServices ? ground.representatives() : List.<String>of();
    if (kill) {
      broker.kill();
    } else {
      broker.stop();
      if (restartServices) {
        for (var name : restarted) {
          var service = ground.process(name);
          service.kill();
          ground.again(service);
        }
        ground.await("the backend to be live", () -> ground.isLive(Ground.BACKEND));
      }
      away(ground);
      Thread.sleep(ground.size().outage());
    }
    ground.readyAgain(broker);
    double ready = ground.await("the backend to be ready", () -> ground.isReady(Ground.BACKEND));
    double ride = ground.await("rides to be taken", () -> ground.ride() == 201);
    double consumers =
        ground.await(
            "the consumers to be ready", () -> Ground.CONSUMERS.stream().allMatch(ground::isReady));
    double lag = Backlog.awaitGone(ground);
    ground.target(
        Stream.of(ready, ride, consumers, lag).allMatch(it -> it <= MAX_SECONDS_TO_RECOVER),
        "all to recover within %.0f s".formatted(MAX_SECONDS_TO_RECOVER),
        List.of(ready, ride, consumers, lag));
    ground.measured(
        "broker back to ready, to the next 201, to no lag",
        String.format(
            Locale.ROOT,
            "%.1f s, %.1f s, %.1f s",
            ready,
            ready + ride,
            ready + ride + consumers + lag));
    long ended = deadServices(ground) - before - restarted.size();
    ground.expect(ended == 0, "no service to end", ended + " that did");
  }

  private static long deadServices(Ground ground) {
    return ground.stack().dead().stream()
        .filter(process -> Ground.SERVICES.contains(process.name()))
        .count();
  }

  private static void away(Ground ground) throws Exception {
    for (var service : Ground.SERVICES) {
      ground.await(
          service + " not to be ready, and to say that it is Kafka",
          () -> {
            var said = ground.health(service);
            return said.status() == 503 && said.body().contains("Kafka at");
          });
      ground.expect(ground.isLive(service), service + " to be live while Kafka is away", "it not");
    }
    int estimate = ground.estimate();
    ground.expect(estimate == 200, "estimates while Kafka is away", estimate);
    double longest = 0;
    for (int i = 0; i < REQUESTS; i++) {
      long start = System.nanoTime();
      var ride = ground.ride("without-kafka-" + start);
      longest = Math.max(longest, Ground.seconds(start));
      ground.expect(
          ride.status() == 503 && ride.retryAfter().isPresent(),
          "503 with Retry-After while Kafka is away",
          ride);
    }
    ground.target(longest <= 1, "it within a second", longest + " s");
    ground.measured(
        "503 without Kafka after, at the latest", String.format(Locale.ROOT, "%.2f s", longest));
  }
}
