package io.taxiapp.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.taxiapp.topic.EventJson;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Answers `GET /health/liveness`, `/health/readiness`, `/health/startup` (200 or 503, with the
/// reason) and `/prometheus`.
final class HealthServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param port 0 takes a free one
  HealthServer(int port, Supplier<Health> health, PrometheusMeterRegistry metrics)
      throws IOException {
    server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(threads);
    probe("/health/liveness", health, Health::live);
    probe("/health/readiness", health, Health::ready);
    probe("/health/startup", health, Health::started);
    server.createContext(
        "/prometheus",
        exchange ->
            answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.scrape()));
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void probe(String path, Supplier<Health> health, Predicate<Health> up) {
    server.createContext(
        path,
        exchange -> {
          var now = health.get();
          var body = Map.of("status", up.test(now) ? "UP" : "DOWN", "reason", now.reason());
          answer(
              exchange,
              up.test(now) ? 200 : 503,
              "application/json",
              new String(EventJson.write(body), UTF_8));
        });
  }

  private static void answer(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    try (exchange) {
      var bytes = body.getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
