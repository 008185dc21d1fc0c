package io.taxiapp.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.taxiapp.topic.EventJson;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// For whoever runs a process, on a port of its own: answers `GET` and `HEAD` of
/// `/health/liveness`, `/health/readiness`, `/health/startup` (200 or 503, with the reason) and
/// `/prometheus`. What it refuses is `application/problem+json`.
public final class HealthServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HealthServer.class);

  static {
    // In seconds, and read once: who never ends his request holds no connection for ever.
    System.setProperty("sun.net.httpserver.maxReqTime", "30");
  }

  private final Supplier<Health> health;
  private final PrometheusMeterRegistry metrics;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private record HealthResponse(int status, String type, String body) {}

  private record Status(String status, String reason) {}

  private record Problem(String type, String title, int status, String detail) {}

  /// @param address with port 0 takes a free one
  /// @throws IOException if the port is taken
  public HealthServer(
      InetSocketAddress address, Supplier<Health> health, PrometheusMeterRegistry metrics)
      throws IOException {
    this.health = health;
    this.metrics = metrics;
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new IOException("expected " + address + " for health and metrics, found it taken", e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  public InetSocketAddress address() {
    return server.getAddress();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = answer(exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
      var headers = exchange.getResponseHeaders();
      byte[] body = answer.body().getBytes(UTF_8);
      headers.set("Content-Type", answer.type());
      headers.set("X-Content-Type-Options", "nosniff");
      headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
      if (answer.status() == 405) {
        headers.set("Allow", "GET, HEAD");
      }
      if (exchange.getRequestMethod().equals("HEAD")) {
        headers.set("Content-Length", Integer.toString(body.length));
        exchange.sendResponseHeaders(answer.status(), -1);
      } else {
        // 0 would stand for a length that nobody knows.
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  private HealthResponse answer(String method, String path) {
    if (!method.equals("GET") && !method.equals("HEAD")) {
      return problem(
          405,
          "method-not-allowed",
          "Method Not Allowed",
          "method: expected GET or HEAD, found " + method);
    }
    try {
      return switch (path) {
        case "/health/liveness" -> probe(Health::live);
        case "/health/readiness" -> probe(Health::ready);
        case "/health/startup" -> probe(Health::started);
        case "/prometheus" ->
            new HealthResponse(200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape());
        default ->
            problem(
                404,
                "not-found",
                "Not Found",
                "path: expected /health/liveness, /health/readiness, /health/startup or /prometheus, found "
                    + path);
      };
    } catch (RuntimeException e) {
      LOG.error("{} {}", method, path, e);
      return problem(
          500,
          "internal-error",
          "Internal Server Error",
          "This is a fault of the service; it has been logged.");
    }
  }

  private HealthResponse probe(Predicate<Health> up) {
    var now = health.get();
    boolean isUp = up.test(now);
    var status = new Status(isUp ? "UP" : "DOWN", now.reason());
    return new HealthResponse(isUp ? 200 : 503, "application/json", json(status));
  }

  private static HealthResponse problem(int status, String type, String title, String detail) {
    var problem = new Problem("urn:taxiapp:problem:" + type, title, status, detail);
    return new HealthResponse(status, "application/problem+json", json(problem));
  }

  private static String json(Object value) {
    return new String(EventJson.write(value), UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
