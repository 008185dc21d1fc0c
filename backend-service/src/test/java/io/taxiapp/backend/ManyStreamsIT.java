package io.taxiapp.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taxiapp.broker.LocalBroker;
import io.taxiapp.event.Prediction;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A thousand subscribers to one backend of 256 MB heap.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ManyStreamsIT {

  private static final int RIDES = 100;
  private static final int STREAMS_A_RIDE = 10;
  private static final int STREAMS = RIDES * STREAMS_A_RIDE;
  private static final Pattern UUID_TEXT = Pattern.compile("\"rideId\":\"([^\"]+)\"");

  @TempDir static Path directory;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void aThousandStreamsFitAHeapOf256Megabytes() throws Exception {
    try (var broker = LocalBroker.start(directory, 0);
        var backend = start(broker.bootstrapServers())) {
      backend.await(http, "/health/readiness");
      var rides = Stream.generate(() -> ride(backend)).limit(RIDES).toList();
      var streams =
          rides.stream()
              .flatMap(ride -> Stream.generate(() -> follow(backend, ride)).limit(STREAMS_A_RIDE))
              .toList();
      backend.until(
          STREAMS + " open streams", () -> metric(backend, "taxi_streams_open") == STREAMS);

      predict(broker.bootstrapServers(), rides);
      backend.until(
          "a duration on each stream",
          () -> streams.stream().allMatch(stream -> stream.durations().get() == 1));

      rides.forEach(ride -> cancel(backend, ride));
      backend.until(
          "the end of each stream",
          () -> streams.stream().allMatch(stream -> stream.answer().isDone()));
      assertThat(streams)
          .allSatisfy(
              stream -> {
                assertThat(stream.answer().join().statusCode()).isEqualTo(200);
                assertThat(stream.durations()).hasValue(1);
                assertThat(stream.ends()).hasValue(1);
              });
      backend.until("no open stream", () -> metric(backend, "taxi_streams_open") == 0);
      assertThat(backend.process().isAlive()).isTrue();
    }
  }

  /// What one subscriber got.
  private record Followed(
      CompletableFuture<HttpResponse<Void>> answer, AtomicInteger durations, AtomicInteger ends) {}

  private static BackendProcess start(String kafka) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      TopicCreation.createMissing(admin);
    }
    return BackendProcess.start("-Xmx256m", Map.of("TAXI_KAFKA_BOOTSTRAP_SERVERS", kafka));
  }

  private UUID ride(BackendProcess backend) {
    var ride = "{\"riderId\":\"ann\",\"pickupZone\":74,\"dropoffZone\":75}";
    var answer = taken(backend, "/rides", ride, UUID.randomUUID().toString());
    var id = UUID_TEXT.matcher(answer.body());
    assertThat(id.find()).as(answer.body()).isTrue();
    return UUID.fromString(id.group(1));
  }

  private void cancel(BackendProcess backend, UUID ride) {
    taken(backend, "/rides/" + ride + "/cancellation", "{}", "");
  }

  /// A busy machine may be late once: then the same is sent again, as the answer says.
  private HttpResponse<String> taken(BackendProcess backend, String path, String body, String key) {
    var request =
        HttpRequest.newBuilder(backend.address().resolve(path))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return await(path + " is taken")
        .atMost(LiveBackend.PATIENCE)
        .pollDelay(Duration.ZERO)
        .until(
            () -> http.send(request, HttpResponse.BodyHandlers.ofString()),
            answer -> answer.statusCode() < 300);
  }

  private Followed follow(BackendProcess backend, UUID ride) {
    var request = HttpRequest.newBuilder(backend.address().resolve("/rides/" + ride + "/events"));
    var durations = new AtomicInteger();
    var ends = new AtomicInteger();
    var lines =
        new Lines(
            line -> {
              switch (line) {
                case "event: duration" -> durations.incrementAndGet();
                case "event: end" -> ends.incrementAndGet();
                default -> {}
              }
            });
    return new Followed(
        http.sendAsync(request.build(), HttpResponse.BodyHandlers.fromLineSubscriber(lines)),
        durations,
        ends);
  }

  private static void predict(String kafka, List<UUID> rides) {
    var settings = Map.<String, Object>of("bootstrap.servers", kafka);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (var ride : rides) {
        send(producer, Topics.DURATION_PREDICTIONS, TestRides.duration(ride, 1, 400));
        send(producer, Topics.TIP_PREDICTIONS, TestRides.tip(ride));
        send(producer, Topics.COST_PREDICTIONS, TestRides.cost(ride));
      }
    }
  }

  private static void send(
      KafkaProducer<String, byte[]> producer, Topic<?, ?> topic, Prediction prediction) {
    var key = prediction.rideId().toString();
    var _ = producer.send(new ProducerRecord<>(topic.name(), key, EventJson.write(prediction)));
  }

  /// The sum of all series that begin so.
  private double metric(BackendProcess backend, String series) throws Exception {
    return backend
        .ask(http, "/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
