package io.taxiapp.backend;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The backend as it is deployed: its jar, its libraries, the models that ship.
record BackendProcess(Process process, URI address) implements AutoCloseable {

  /// @param environment beside the port and the directory of the models
  static BackendProcess start(String heap, Map<String, String> environment) throws IOException {
    int port = freePort();
    var target = Path.of("target").toAbsolutePath();
    var command =
        new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), heap));
    command.addAll(
        List.of(
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            target.resolve("backend-service.jar") + ":" + target.resolve("lib") + "/*",
            Application.class.getName()));
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TAXI_MODEL_DIR", Path.of("../models").toAbsolutePath().toString());
    builder.environment().put("TAXI_HTTP_PORT", Integer.toString(port));
    builder.environment().putAll(environment);
    return new BackendProcess(builder.start(), URI.create("http://127.0.0.1:" + port));
  }

  /// For those who do not read what it says.
  BackendProcess ignoringOutput() {
    Thread.ofVirtual().start(() -> process.inputReader().lines().forEach(_ -> {}));
    return this;
  }

  void await(HttpClient http, String path) throws InterruptedException {
    while (!answers(http, path)) {
      if (!process.isAlive()) {
        throw new AssertionError("the backend ended with " + process.exitValue());
      }
      Thread.sleep(100);
    }
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
