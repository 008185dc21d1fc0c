package io.taxiapp.verification.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.local.process.LocalStack;
import io.taxiapp.local.process.ServiceProcess;
import io.taxiapp.local.process.ServiceSpec;
import io.taxiapp.topic.EventJson;
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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/// What a fault works on: a stack under load, and a notebook.
public final class FaultContext {

  static final String BACKEND = "backend-service";

  static final List<String> SERVICES =
      List.of(BACKEND, "duration-consumer", "tip-consumer", "cost-consumer");

  static final List<String> CONSUMERS = SERVICES.subList(1, SERVICES.size());

  /// How long anything is waited for: whether it comes is found out, not how quick this machine is.
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration ANSWER = Duration.ofMinutes(1);

  /// What a consumer logs of each of its threads that dies.
  static final String THREAD_FAILED = "stream thread failed";

  private static final String ESTIMATE =
      """
      {"pickupZone":74,"dropoffZone":42,"passengers":1,"paymentMethod":"card",
       "tripType":"street-hail"}
      """;
  private static final String RIDE =
      """
      {"riderId":"%s","pickupZone":74,"dropoffZone":42,"passengers":1,"paymentMethod":"card",
       "tripType":"street-hail"}
      """;
  static final String RIDER = "chaos";

  private final LocalStack stack;
  private final TrialSize size;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<String> findings = new ArrayList<>();
  private final Map<String, String> measured = new LinkedHashMap<>();
  private final Consumer<String> notice;

  /// @param notice told what is found, as it is found
  FaultContext(LocalStack stack, TrialSize size, Consumer<String> notice) {
    this.stack = stack;
    this.size = size;
    this.notice = notice;
  }

  /// What was answered.
  ///
  /// @param retryAfter in seconds, if it said so
  record ServiceResponse(int status, String body, OptionalLong retryAfter) {

    private record TakenRide(UUID rideId) {}

    /// Of the ride that was taken.
    UUID rideId() {
      return EventJson.read(body.getBytes(UTF_8), TakenRide.class).rideId();
    }
  }

  LocalStack stack() {
    return stack;
  }

  TrialSize size() {
    return size;
  }

  /// The process that has this name now.
  ServiceProcess process(String name) {
    return stack
        .running(name)
        .orElseThrow(() -> new IllegalStateException("expected " + name + " to run"));
  }

  /// What was broken is whole again, and nothing else broke.
  void expectAllToRun() {
    for (var name : SERVICES) {
      expect(stack.running(name).isPresent(), name + " to run", "that it ended (see its log)");
    }
  }

  /// How often a thread of a consumer's streams died, as the logs of those that run tell.
  long failedThreads() {
    return CONSUMERS.stream()
        .flatMap(name -> stack.running(name).stream())
        .mapToLong(consumer -> consumer.logged(THREAD_FAILED))
        .sum();
  }

  /// None died since there were so many: while the broker is sound, none has a reason to.
  void expectNoThreadToFail(long before) {
    long more = failedThreads() - before;
    expect(more == 0, "no stream thread to fail", more + " that did");
  }

  /// Starts a process that ended, as it was, and returns at once.
  ServiceProcess again(ServiceProcess ended) {
    return stack.start(ended.spec());
  }

  /// Starts it, and returns when it is ready.
  ServiceProcess readyAgain(ServiceProcess ended) throws InterruptedException {
    var process = again(ended);
    process.awaitReady(PATIENCE);
    return process;
  }

  /// Something that must hold.
  synchronized void expect(boolean holds, String expected, Object found) {
    if (!holds) {
      var finding = "expected " + expected + ", found " + found;
      findings.add(finding);
      notice.accept(finding);
    }
  }

  /// Tests do not time.
  boolean timed() {
    return size != TrialSize.TEST;
  }

  /// Services to start and stop: in a test the backend and one consumer, as all consumers do it
  /// alike.
  List<String> representatives() {
    return timed() ? SERVICES : SERVICES.subList(0, 2);
  }

  /// What must hold on a machine with nothing else to do.
  void target(boolean holds, String expected, Object found) {
    expect(holds || !timed(), expected, found);
  }

  void measured(String what, String value) {
    measured.put(what, value);
    notice.accept(what + ": " + value);
  }

  List<String> findings() {
    return List.copyOf(findings);
  }

  Map<String, String> measured() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(measured));
  }

  static double seconds(long sinceNanos) {
    return (System.nanoTime() - sinceNanos) / 1e9;
  }

  /// Waits for something that must come; how long it took, in seconds, or NaN if it did not come,
  /// which is a finding.
  double await(String what, Callable<Boolean> condition) {
    return await(what, Duration.ofMillis(50), condition);
  }

  /// Likewise for something that whole topics are read for.
  double awaitOnTopics(String what, Callable<Boolean> condition) {
    return await(what, Duration.ofMillis(500), condition);
  }

  private double await(String what, Duration betweenLooks, Callable<Boolean> condition) {
    long start = System.nanoTime();
    try {
      Awaitility.await()
          .pollInSameThread()
          .pollDelay(Duration.ZERO)
          .pollInterval(betweenLooks)
          .atMost(PATIENCE)
          .until(condition);
      return seconds(start);
    } catch (ConditionTimeoutException _) {
      expect(false, what, "that it did not happen within " + PATIENCE);
      return Double.NaN;
    }
  }

  /// Waits until an instance of a consumer has some of the partitions.
  void awaitShare(String group, String instance) {
    var kafka = Map.<String, Object>of("bootstrap.servers", stack.settings().bootstrapServers());
    try (var admin = Admin.create(kafka)) {
      await(
          instance + " to have partitions",
          Duration.ofMillis(200),
          () ->
              admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                  .flatMap(described -> described.members().stream())
                  .filter(member -> member.groupInstanceId().orElse("").startsWith(instance + "-"))
                  .anyMatch(member -> !member.assignment().topicPartitions().isEmpty()));
    }
  }

  boolean isReady(String name) {
    return health(name).status() == 200;
  }

  /// What a service says of its readiness.
  ServiceResponse health(String name) {
    return answer(HttpRequest.newBuilder(readiness(name)));
  }

  boolean isLive(String name) {
    return status(HttpRequest.newBuilder(readiness(name).resolve("/health/liveness"))) == 200;
  }

  private URI readiness(String name) {
    if (!(process(name).spec().ready() instanceof ServiceSpec.Ready.Answers(var uri))) {
      throw new IllegalArgumentException("expected a service that answers, found " + name);
    }
    return uri;
  }

  /// The status of an answer to an estimate.
  int estimate() {
    return status(post("/duration-estimates", ESTIMATE));
  }

  /// The status of an answer to a new ride.
  int ride() {
    return status(post("/rides", RIDE.formatted(RIDER)));
  }

  /// The answer to a new ride that is asked for with a key, which is its rider's name too.
  ///
  /// @throws IOException if there was none
  ServiceResponse ride(String key) throws IOException, InterruptedException {
    return send(post("/rides", RIDE.formatted(key)).header("Idempotency-Key", key));
  }

  /// Many of them, one after the other or at once.
  RideCalls rideCalls() {
    int port = stack.settings().ports().http();
    return new RideCalls(
        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), RIDE.formatted(RIDER));
  }

  private HttpRequest.Builder post(String path, String json) {
    return HttpRequest.newBuilder(stack.backend().resolve(path))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  private ServiceResponse send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    var answer = http.send(request.timeout(ANSWER).build(), BodyHandlers.ofString());
    var retryAfter = answer.headers().firstValueAsLong("Retry-After");
    return new ServiceResponse(answer.statusCode(), answer.body(), retryAfter);
  }

  private int status(HttpRequest.Builder request) {
    return answer(request).status();
  }

  private ServiceResponse answer(HttpRequest.Builder request) {
    try {
      return send(request);
    } catch (IOException e) {
      return new ServiceResponse(0, e.toString(), OptionalLong.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ServiceResponse(0, e.toString(), OptionalLong.empty());
    }
  }

  URI backend(String path) {
    return stack.backend().resolve(path);
  }
}
