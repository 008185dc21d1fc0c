package io.taxiapp.local.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/// Requests of every path, mutated: bytes, numbers and names replaced, cut off or repeated; then
/// huge headers and senders that never come to an end.
record BadRequests() implements Fault {

  private static final int A_ROUND = 500;
  private static final int SLOW_SENDERS = 20;
  private static final List<String> PATHS =
      List.of(
          "/rides",
          "/rides/%s",
          "/rides/%s/predictions",
          "/rides/%s/progress",
          "/rides/%s/completion",
          "/rides/%s/cancellation",
          "/duration-estimates",
          "/zones",
          "/models",
          "/openapi.yml");
  private static final List<String> BODIES =
      List.of(
          """
          {"riderId":"r","pickupZone":74,"dropoffZone":42,"passengers":1,"paymentMethod":"card",\
          "tripType":"street-hail"}""",
          """
          {"sequence":1,"at":"2026-01-15T12:05:00Z","position":{"latitude":40.8,"longitude":-73.9},\
          "distanceCoveredKm":1.5}""",
          """
          {"at":"2026-01-15T12:20:00Z","durationSeconds":1200,"distanceKm":3,"fareCents":1200,\
          "tipCents":100,"totalCents":1500,"currency":"USD"}""");
  private static final List<String> WORDS =
      List.of(
          "null",
          "-1",
          "1e400",
          "NaN",
          "\"\"",
          "[]",
          "{}",
          "true",
          "99999999999999999999",
          "\\u0000",
          "\uD800",
          "'",
          "\"",
          "{",
          "}",
          ",",
          "0x1",
          "1.5",
          "2026-99-99T99:99:99Z",
          "𝄞");

  @Override
  public String name() {
    return "bad-requests";
  }

  @Override
  public String description() {
    return "mutated requests of every path, huge headers, senders that never end";
  }

  @Override
  public void inject(Ground ground) throws Exception {
    var random = new Random(1);
    int requests = A_ROUND * ground.size().rounds();
    var statuses = new TreeMap<Integer, Integer>();
    int closed = 0;
    try (var slow = new SlowSenders(ground);
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; i < requests; i++) {
        var request = mutated(ground, random);
        HttpResponse<String> answer;
        try {
          answer = http.send(request, BodyHandlers.ofString());
        } catch (IOException _) {
          closed++; // A refused body is not read to its end: the connection goes with it.
          continue;
        }
        statuses.merge(answer.statusCode(), 1, Integer::sum);
        var type = answer.headers().firstValue("Content-Type").orElse("");
        int status = answer.statusCode();
        var asked = request.method() + " " + request.uri();
        ground.expect(status < 500 || status == 503, asked + " not to fail", status);
        ground.expect(
            status < 400 || type.startsWith("application/problem+json"),
            asked + " to be refused with problem+json",
            status + " " + type);
      }
      slow.drip();
      ground.expect(ground.ride() == 201, "a ride beside slow senders to be taken", "none");
    }
    ground.expect(closed <= requests / 20, "nearly all to be answered", closed + " were not");
    ground.measured("answers, closed connections", statuses + ", " + closed);
  }

  private static HttpRequest mutated(Ground ground, Random random) {
    var path = pick(PATHS, random).formatted(random.nextInt(4) == 0 ? "x" : UUID.randomUUID());
    var body = new StringBuilder(pick(BODIES, random));
    for (int i = random.nextInt(4); i > 0 && !body.isEmpty(); i--) {
      int from = random.nextInt(body.length());
      int to = Math.min(body.length(), from + random.nextInt(12));
      switch (random.nextInt(3)) {
        case 0 -> body.replace(from, to, pick(WORDS, random));
        case 1 -> body.delete(from, to);
        default -> body.insert(from, body.substring(from, to).repeat(random.nextInt(50)));
      }
    }
    var builder =
        HttpRequest.newBuilder(ground.backend(path))
            .timeout(Duration.ofSeconds(10))
            .header(
                "Content-Type",
                pick(List.of("application/json", "text/plain", "application/xml"), random))
            .method(
                pick(List.of("POST", "POST", "POST", "GET", "PUT", "DELETE", "PATCH"), random),
                BodyPublishers.ofString(body.toString()));
    if (random.nextInt(50) == 0) {
      builder.header("X-Large", "x".repeat(random.nextInt(20_000)));
    }
    if (random.nextInt(5) == 0) {
      builder.header("Idempotency-Key", pick(WORDS, random).replaceAll("[^ -~]", "?"));
    }
    return builder.build();
  }

  private static <T> T pick(List<T> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }

  /// Connections that promise a body and hardly send it.
  private static final class SlowSenders implements AutoCloseable {

    private final List<Socket> sockets = new ArrayList<>();

    SlowSenders(Ground ground) throws IOException {
      int port = ground.stack().settings().ports().http();
      for (int i = 0; i < SLOW_SENDERS; i++) {
        var socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
        sockets.add(socket);
        socket
            .getOutputStream()
            .write(
                "POST /rides HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"
                    .getBytes(UTF_8));
      }
    }

    /// Another byte of each.
    void drip() throws IOException {
      for (var socket : sockets) {
        socket.getOutputStream().write(' ');
      }
    }

    @Override
    public void close() throws IOException {
      for (var socket : sockets) {
        socket.close();
      }
    }
  }
}
