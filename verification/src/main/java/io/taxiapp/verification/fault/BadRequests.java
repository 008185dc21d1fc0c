package io.taxiapp.verification.fault;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/// Requests drawn from the API's own document and made wrong, some at a time, beside senders that
/// never come to an end, more of them than the backend has permits.
record BadRequests() implements Fault {

  private static final int AT_A_TIME = 16;
  private static final int SLOW_SENDERS = 100;

  /// Each of them must have been among the answers.
  private static final Iterable<Integer> REFUSALS = List.of(400, 404, 405, 406, 413, 415, 431);

  @Override
  public String name() {
    return "bad-requests";
  }

  @Override
  public String description() {
    return "invalid requests made from the OpenAPI document, huge headers, requests that never end";
  }

  @Override
  public void inject(FaultContext context) throws Exception {
    var statuses = new ConcurrentSkipListMap<Integer, Long>();
    var closed = new LongAdder();
    int requests = context.size().requests();
    try (var slow = new SlowSenders(context.stack().settings().ports().http(), SLOW_SENDERS);
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var api = new ApiRequests(context.backend("/"), document(context, http));
      var all =
          IntStream.range(0, AT_A_TIME)
              .<Future<?>>mapToObj(
                  seed ->
                      threads.submit(
                          () -> {
                            var random = new Random(seed);
                            for (int i = 0; i < requests / AT_A_TIME; i++) {
                              ask(context, http, api.draw(random), statuses, closed);
                            }
                            return true;
                          }))
              .toList();
      for (var one : all) {
        one.get();
      }
      slow.drip();
      context.await(
          "a ride to be accepted while slow requests are open", () -> context.ride() == 201);
    }
    for (int refusal : REFUSALS) {
      context.expect(statuses.containsKey(refusal), refusal + " among the answers", statuses);
    }
    context.measured("answers, closed connections", statuses + ", " + closed);
  }

  private static String document(FaultContext context, HttpClient http)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(context.backend("/openapi.yml")).build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private static void ask(
      FaultContext context,
      HttpClient http,
      HttpRequest request,
      Map<Integer, Long> statuses,
      LongAdder closed)
      throws InterruptedException {
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      int status = answer.statusCode();
      statuses.merge(status, 1L, Long::sum);
      var type = answer.headers().firstValue("Content-Type").orElse("");
      var asked = request.method() + " " + request.uri();
      context.expect(
          status < 500 || isPlanned(status, type, request), asked + " not to fail", status);
      context.expect(
          status < 400 || type.startsWith("application/problem+json") || isHealth(request),
          asked + " to be refused with problem+json",
          status + " " + type);
    } catch (IOException e) {
      // A refused body is not read to its end, nor are headers: the connection goes with it.
      closed.increment();
      var asked = request.method() + " " + request.uri();
      context.expect(ApiRequests.isOversized(request), asked + " to be answered", e);
    }
  }

  private static boolean isPlanned(int status, String type, HttpRequest request) {
    return status == 503 && (type.startsWith("application/problem+json") || isHealth(request));
  }

  /// Readiness says 503 in the words of health.
  private static boolean isHealth(HttpRequest request) {
    return request.uri().getPath().equals("/health/readiness");
  }
}
