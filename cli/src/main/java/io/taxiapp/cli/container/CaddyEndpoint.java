package io.taxiapp.cli.container;

import io.taxiapp.local.container.ComposeProject;
import io.taxiapp.local.container.LocalAuthority;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/// Caddy, as riders reach it on this machine.
public record CaddyEndpoint(int httpPort, int httpsPort) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /// What must not be seen from outside, in spellings that a server may take for the same.
  private static final List<String> INSIDE =
      List.of(
          "/prometheus",
          "/prometheus/",
          "//prometheus",
          "/%70rometheus",
          "/PROMETHEUS",
          "/x/../prometheus",
          "/health",
          "/health/liveness",
          "/health/liveness/",
          "/health/startup",
          "//health//liveness",
          "/health/%6Civeness",
          "/health/readiness/../liveness");

  public URI https() {
    return URI.create("https://localhost:" + httpsPort);
  }

  /// From now on this process trusts the certificate authority that Caddy made for itself.
  public static void trustItsAuthority(ComposeProject project)
      throws InterruptedException, IOException {
    var certificate = Files.createTempFile("taxi-authority-", ".crt");
    try {
      project.run("cp", "caddy:/data/caddy/pki/authorities/local/root.crt", certificate.toString());
      LocalAuthority.trust(certificate);
    } finally {
      Files.delete(certificate);
    }
  }

  /// That it redirects to the HTTPS port that was chosen, answers there, and keeps inside what is
  /// for whoever runs it.
  public void check() throws InterruptedException, IOException {
    var redirect =
        ask(HttpRequest.newBuilder(URI.create("http://localhost:" + httpPort + "/zones")));
    expect(308, redirect);
    var found = redirect.headers().firstValue("Location").orElse("");
    if (!found.equals(https().resolve("/zones").toString())) {
      throw new IllegalStateException(
          redirect.uri() + ": expected a redirect to " + https() + "/zones, found one to " + found);
    }
    get(200, "/zones");
    for (var inside : INSIDE) {
      get(404, inside);
    }
    get(200, "/health/readiness");
  }

  /// Returns the body of the answer.
  ///
  /// @throws IllegalStateException if it has another status
  public String get(int status, String path) throws InterruptedException, IOException {
    return expect(status, ask(HttpRequest.newBuilder(URI.create(https() + path))));
  }

  /// Posts JSON under an `Idempotency-Key`, again while it is answered 503, and returns the body of
  /// the answer.
  ///
  /// @throws IllegalStateException if it is neither made nor there already
  String post(String path, String key, String json, Duration patience)
      throws InterruptedException, IOException {
    var request =
        HttpRequest.newBuilder(URI.create(https() + path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(json));
    long until = System.nanoTime() + patience.toNanos();
    var answer = ask(request);
    while (answer.statusCode() == 503 && System.nanoTime() < until) {
      Thread.sleep(Duration.ofSeconds(1));
      answer = ask(request);
    }
    return answer.statusCode() == 200 ? answer.body() : expect(201, answer);
  }

  private static HttpResponse<String> ask(HttpRequest.Builder request)
      throws InterruptedException, IOException {
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
    }
  }

  private static String expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status) {
      throw new IllegalStateException(
          "%s: expected %d, found %d %s"
              .formatted(answer.uri(), status, answer.statusCode(), answer.body()));
    }
    return answer.body();
  }
}
