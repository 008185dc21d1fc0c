package io.taxiapp.backend;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two thousand subscribers to one backend of 512 MB heap.
@Timeout(180)
final class ManyStreamsIT {

  private static final int RIDES = 500;
  private static final int STREAMS_A_RIDE = 4;
  private static final int STREAMS = RIDES * STREAMS_A_RIDE;
  private static final Pattern UUID_TEXT = Pattern.compile("\"rideId\":\"([^\"]+)\"");

  @TempDir static Path directory;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicInteger durations = new AtomicInteger();
  private final AtomicInteger ends = new AtomicInteger();

  @Test
  void twoThousandStreamsFitAHeapOf512Megabytes() throws Exception {
    try (var broker = LocalBroker.start(directory, 0);
        var backend = start(broker.bootstrapServers())) {
      backend.await(http, "/health/readiness");
      var rides = new ArrayList<UUID>();
      var streams = new ArrayList<CompletableFuture<HttpResponse<Void>>>();
      for (int i = 0; i < RIDES; i++) {
        var ride = ride(backend);
        rides.add(ride);
        for (int j = 0; j < STREAMS_A_RIDE; j++) {
          streams.add(follow(backend, ride));
        }
      }
      until(() -> metric(backend, "taxi_streams_open") == STREAMS);

      var start = System.nanoTime();
      predict(broker.bootstrapServers(), rides);
      until(() -> durations.get() == STREAMS);
      var took = Duration.ofNanos(System.nanoTime() - start);
      System.out.printf(
          "%d open streams: one prediction reached each of them within %d ms; heap in use %.0f MB%n",
          STREAMS, took.toMillis(), metric(backend, "jvm_memory_used_bytes{area=\"heap\"") / 1e6);

      for (var ride : rides) {
        assertThat(backend.post(http, "/rides/" + ride + "/cancellation", "{}").statusCode())
            .isEqualTo(202);
      }
      CompletableFuture.allOf(streams.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
      assertThat(ends.get()).isEqualTo(STREAMS);
      until(() -> metric(backend, "taxi_streams_open") == 0);
      assertThat(backend.process().isAlive()).isTrue();
    }
  }

  private static BackendProcess start(String kafka) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      TopicCreation.createMissing(admin);
    }
    return BackendProcess.start("-Xmx512m", Map.of("TAXI_KAFKA_BOOTSTRAP_SERVERS", kafka))
        .ignoringOutput();
  }

  private UUID ride(BackendProcess backend) throws Exception {
    var ride =
        backend.post(http, "/rides", "{\"riderId\":\"ann\",\"pickupZone\":74,\"dropoffZone\":75}");
    var id = UUID_TEXT.matcher(ride.body());
    assertThat(id.find()).as(ride.body()).isTrue();
    return UUID.fromString(id.group(1));
  }

  private CompletableFuture<HttpResponse<Void>> follow(BackendProcess backend, UUID ride) {
    var request = HttpRequest.newBuilder(backend.address().resolve("/rides/" + ride + "/events"));
    return http.sendAsync(
        request.build(),
        HttpResponse.BodyHandlers.fromLineSubscriber(
            new Lines(
                line -> {
                  switch (line) {
                    case "event: duration" -> durations.incrementAndGet();
                    case "event: end" -> ends.incrementAndGet();
                    default -> {}
                  }
                })));
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
        .get(http, "/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(series))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void until(Condition condition) throws Exception {
    while (!condition.holds()) {
      Thread.sleep(50);
    }
  }
}
