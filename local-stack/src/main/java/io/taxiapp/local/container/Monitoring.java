package io.taxiapp.local.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Whether what the dashboards and alerts ask for is what the services really export.
///
/// @param prometheus the server that scrapes them
/// @param compose holds the dashboards and the alerts
public record Monitoring(URI prometheus, Path compose) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:taxi|kafka|http|jvm|process)_[a-z0-9_]+");

  /// Returns when Prometheus has a series of each metric that is asked for.
  ///
  /// @throws IllegalStateException naming those that it has not within that time, or the query that
  ///     it refuses
  public void await(Duration patience) throws InterruptedException, IOException {
    var dashboard = Files.readString(compose.resolve("grafana/dashboards/taxi.json"));
    for (var expression : JSON.readTree(dashboard).findValuesAsText("expr")) {
      get("/api/v1/query?query=" + URLEncoder.encode(expression, UTF_8));
    }
    var wanted = metricsIn(dashboard);
    wanted.addAll(metricsIn(Files.readString(compose.resolve("prometheus/alerts.yml"))));
    long until = System.nanoTime() + patience.toNanos();
    var missing = missing(wanted);
    while (!missing.isEmpty()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("metrics: expected these too, found none: " + missing);
      }
      Thread.sleep(Duration.ofSeconds(1));
      missing = missing(wanted);
    }
  }

  static Set<String> metricsIn(String text) {
    return METRIC
        .matcher(text)
        .results()
        .map(result -> result.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> missing(Set<String> wanted) throws InterruptedException, IOException {
    var missing = new TreeSet<>(wanted);
    get("/api/v1/label/__name__/values").forEach(name -> missing.remove(name.asText()));
    return missing;
  }

  private JsonNode get(String path) throws InterruptedException, IOException {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(prometheus.resolve(path)).build();
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(path + ": expected 200, found " + response.body());
      }
      return JSON.readTree(response.body()).path("data");
    }
  }
}
