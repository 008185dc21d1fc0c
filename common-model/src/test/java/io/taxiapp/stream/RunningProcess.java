package io.taxiapp.stream;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.streams.Topology;
import org.awaitility.Awaitility;

/// A consumer's process under test, in this one.
public final class RunningProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 120;

  private final StreamsProcess process;
  private final CompletableFuture<Void> end;
  private final HttpClient http = HttpClient.newHttpClient();

  /// Returns when it is ready.
  public RunningProcess(
      String applicationId, Supplier<Topology> topology, String bootstrapServers, Path state) {
    process =
        new StreamsProcess(
            StreamsSettings.fromEnvironment(
                applicationId,
                0,
                Map.of(
                    "TAXI_KAFKA_BOOTSTRAP_SERVERS",
                    bootstrapServers,
                    "TAXI_STATE_DIR",
                    state.toString())),
            topology);
    end =
        CompletableFuture.runAsync(
            () -> {
              try {
                process.run();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            },
            task -> Thread.ofPlatform().name("process").start(task));
    Awaitility.await("ready")
        .atMost(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .until(
            () -> {
              if (end.isDone()) {
                end.join();
              }
              return process.port() > 0 && get("/health/readiness").contains("UP");
            });
  }

  /// What its health port answers.
  public String get(String path) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + process.port() + path);
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  /// Why it ended by itself, when it has.
  public String failure() {
    var failure = end.handle((_, thrown) -> thrown).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
    return String.valueOf(failure.join());
  }

  /// Stops it as SIGTERM does.
  @Override
  public void close() {
    process.stop();
    end.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    http.close();
  }
}
