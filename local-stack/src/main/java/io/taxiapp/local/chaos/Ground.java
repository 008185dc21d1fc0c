package io.taxiapp.local.chaos;

import io.taxiapp.local.process.LocalStack;
import io.taxiapp.local.process.ServiceProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/// What a fault works on: a stack under load, and a notebook.
public final class Ground {

  static final List<String> SERVICES =
      List.of("backend-service", "duration-consumer", "tip-consumer", "cost-consumer");

  static final Duration READY = Duration.ofSeconds(90);

  private static final String ESTIMATE =
      """
      {"pickupZone":74,"dropoffZone":42,"passengers":1,"paymentMethod":"card",
       "tripType":"street-hail"}
      """;
  private static final String RIDE =
      """
      {"riderId":"chaos","pickupZone":74,"dropoffZone":42,"passengers":1,"paymentMethod":"card",
       "tripType":"street-hail"}
      """;

  private final LocalStack stack;
  private final Size size;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> findings = new ArrayList<>();
  private final Map<String, String> measured = new LinkedHashMap<>();

  Ground(LocalStack stack, Size size) {
    this.stack = stack;
    this.size = size;
  }

  LocalStack stack() {
    return stack;
  }

  Size size() {
    return size;
  }

  /// The process that has this name now.
  ServiceProcess process(String name) {
    return running(name)
        .orElseThrow(() -> new IllegalStateException("expected " + name + " to run"));
  }

  private Optional<ServiceProcess> running(String name) {
    return stack.processes().reversed().stream()
        .filter(process -> process.name().equals(name) && process.isAlive())
        .findFirst();
  }

  /// What was broken is whole again, and nothing else broke.
  void expectAllToRun() {
    for (var name : SERVICES) {
      expect(running(name).isPresent(), name + " to run", "that it ended (see its log)");
    }
  }

  /// Starts a process that ended, as it was, and returns at once.
  ServiceProcess again(ServiceProcess ended) {
    return stack.start(ended.spec());
  }

  /// Starts it, and returns when it is ready.
  ServiceProcess readyAgain(ServiceProcess ended) throws InterruptedException {
    var process = again(ended);
    process.awaitReady(READY);
    return process;
  }

  /// Something that must hold.
  synchronized void expect(boolean holds, String expected, Object found) {
    if (!holds) {
      findings.add("expected " + expected + ", found " + found);
    }
  }

  /// Tests do not time.
  boolean timed() {
    return size != Size.TEST;
  }

  /// A time that must hold on a machine with nothing else to do.
  void target(boolean holds, String expected, Object found) {
    expect(holds || !timed(), expected, found);
  }

  void measured(String what, String value) {
    measured.put(what, value);
  }

  List<String> findings() {
    return List.copyOf(findings);
  }

  Map<String, String> measured() {
    return Map.copyOf(measured);
  }

  static double seconds(long sinceNanos) {
    return (System.nanoTime() - sinceNanos) / 1e9;
  }

  /// Waits for something; how long it took, in seconds, or NaN if it did not come.
  double await(Duration atMost, Callable<Boolean> condition) throws Exception {
    return await(atMost, Duration.ofMillis(50), condition);
  }

  /// Waits for something that whole topics are read for.
  double awaitOnTopics(Duration atMost, Callable<Boolean> condition) throws Exception {
    return await(atMost, Duration.ofSeconds(1), condition);
  }

  private static double await(Duration atMost, Duration betweenLooks, Callable<Boolean> condition)
      throws Exception {
    long start = System.nanoTime();
    while (seconds(start) < atMost.toSeconds()) {
      if (condition.call()) {
        return seconds(start);
      }
      Thread.sleep(betweenLooks);
    }
    return Double.NaN;
  }

  /// The status of an answer to `GET`; 0 if there was none.
  int get(URI uri) {
    return status(HttpRequest.newBuilder(uri));
  }

  /// The status of an answer to an estimate.
  int estimate() {
    return status(post("/duration-estimates", ESTIMATE));
  }

  /// The status of an answer to a new ride.
  int ride() {
    return status(post("/rides", RIDE));
  }

  /// Many of them, one after the other or at once.
  RideCalls rideCalls() {
    int port = stack.settings().ports().http();
    return new RideCalls(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), RIDE);
  }

  private HttpRequest.Builder post(String path, String json) {
    return HttpRequest.newBuilder(stack.backend().resolve(path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  private int status(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(Duration.ofSeconds(5)).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException _) {
      return 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  URI backend(String path) {
    return stack.backend().resolve(path);
  }
}
