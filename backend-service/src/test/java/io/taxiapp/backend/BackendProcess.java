package io.taxiapp.backend;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/// The backend as it is deployed: its jar, its libraries, the models that ship.
///
/// @param management where health and metrics are answered
/// @param output the file that has what it says
record BackendProcess(Process process, URI address, URI management, Path output)
    implements AutoCloseable {

  /// @param environment beside the port and the directory of the models
  static BackendProcess start(String heap, Map<String, String> environment) throws IOException {
    int port = freePort();
    int management = freePort();
    var target = Path.of("target").toAbsolutePath();
    var command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), heap));
    command.addAll(
        List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC",
            // It lives for seconds.
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            target.resolve("backend-service.jar") + ":" + target.resolve("lib") + "/*",
            Application.class.getName()));
    var logs = Files.createDirectories(target.resolve("backend-logs"));
    var output = Files.createTempFile(logs, "backend", ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("TAXI_MODEL_DIR", Path.of("../models").toAbsolutePath().toString());
    builder.environment().put("TAXI_HTTP_PORT", Integer.toString(port));
    builder.environment().put("TAXI_HEALTH_PORT", Integer.toString(management));
    builder.environment().putAll(environment);
    return new BackendProcess(
        builder.start(),
        URI.create("http://127.0.0.1:" + port),
        URI.create("http://127.0.0.1:" + management),
        output);
  }

  void await(HttpClient http, String path) {
    until(path, () -> answers(http, path));
  }

  /// Waits for what happens soon, though not at once, while the process lives.
  void until(String what, Callable<Boolean> condition) {
    Awaitility.await(what + "; what the backend says is in " + output)
        .atMost(LiveBackend.PATIENCE)
        .pollDelay(Duration.ZERO)
        .failFast(() -> !process.isAlive())
        .until(condition);
  }

  private boolean answers(HttpClient http, String path) throws InterruptedException {
    try {
      return get(http, path).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  HttpResponse<String> get(HttpClient http, String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// Of health and metrics.
  HttpResponse<String> ask(HttpClient http, String path) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(management.resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> post(HttpClient http, String path, String json)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
