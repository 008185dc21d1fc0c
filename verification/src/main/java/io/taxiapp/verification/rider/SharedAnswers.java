package io.taxiapp.verification.rider;

import com.fasterxml.jackson.databind.JsonNode;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.Span;
import io.taxiapp.topic.reading.TopicRecords;
import io.taxiapp.topic.reading.TopicSource;
import io.taxiapp.verification.rider.RiderObservations.Call;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What the backend answers to everyone alike, asked once all is quiet (R8 of the package).
///
/// @param models the directory of the bundles that the stack uses
/// @param patience how long an answer may be missing or, if it is about the city, late
public record SharedAnswers(URI backend, Path models, Duration patience) {

  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final UUID NO_RIDE = new UUID(0, 0);

  /// More records than these are not read for the city.
  private static final long MAX_RECORDS = 50_000;

  /// The city may not count what is older.
  private static final Duration COUNTED = Duration.ofMinutes(50);

  private interface Expectation {
    Optional<String> finding(JsonNode answer) throws IOException;
  }

  /// What is wrong with them.
  ///
  /// @param topics which the city is held against
  public List<String> findings(TopicRecords topics) throws InterruptedException {
    var bundles = new BundleExpectation(models);
    try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return Stream.of(
              finding(http, "/zones", bundles::zones),
              finding(http, "/models", bundles::models),
              finding(http, "/city", city -> finding(topics, city)))
          .flatMap(Optional::stream)
          .toList();
    }
  }

  /// What is still wrong when patience ends.
  private Optional<String> finding(HttpClient http, String path, Expectation expectation)
      throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    var found = ask(http, path, expectation);
    while (found.isPresent() && System.nanoTime() < until) {
      Thread.sleep(PAUSE);
      found = ask(http, path, expectation);
    }
    return found.map(what -> "GET %s: %s".formatted(path, what));
  }

  private Optional<String> ask(HttpClient http, String path, Expectation expectation)
      throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(backend.resolve(path)).timeout(ANSWER).build();
      var answer = http.send(request, BodyHandlers.ofString());
      var head =
          new ResponseExpectation(Call.SHARED, NO_RIDE)
              .findings(answer.statusCode(), answer.headers());
      return head.isEmpty()
          ? expectation.finding(Json.read(answer.body()))
          : Optional.of(String.join("; ", head));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of("expected an answer once all is quiet, found " + e);
    }
  }

  /// The counts are exact while the view has all that the topics hold.
  private static Optional<String> finding(TopicRecords topics, JsonNode city) {
    return topics
        .opened(SharedAnswers::all)
        .flatMap(records -> new CityExpectation(records).finding(city));
  }

  /// Empty if it is too much, or if some of it may be forgotten.
  static Optional<List<ConsumerRecord<byte[], byte[]>>> all(TopicSource topics) {
    var spans = new HashMap<>(topics.spans(Topics.RIDE_EVENTS));
    spans.putAll(topics.spans(Topics.DEAD_LETTERS));
    if (spans.values().stream().anyMatch(span -> span.begin() > 0)
        || spans.values().stream().mapToLong(Span::end).sum() > MAX_RECORDS) {
      return Optional.empty();
    }
    var records = topics.of(spans);
    long oldest = System.currentTimeMillis() - COUNTED.toMillis();
    return Optional.of(records)
        .filter(all -> all.stream().allMatch(record -> record.timestamp() > oldest));
  }
}
