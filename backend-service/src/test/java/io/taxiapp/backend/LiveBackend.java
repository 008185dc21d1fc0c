package io.taxiapp.backend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.taxiapp.backend.model.ModelCatalog;
import io.taxiapp.backend.view.StreamPace;
import io.taxiapp.broker.LocalBroker;
import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Prediction;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// A real broker, the real HTTP server before it, and what a test needs to talk to both.
final class LiveBackend implements AutoCloseable {

  static final int MAX_IN_FLIGHT = 32;

  /// A net under what should come much sooner, and does on a machine with nothing else to do.
  static final Duration PATIENCE = Duration.ofMinutes(2);

  /// No test waits for the end of a quiet stream or for a last request; none is refused because a
  /// busy machine is late.
  static final Timing TIMING =
      new Timing(
          new StreamPace(
              StreamPace.NORMAL.heartbeat(),
              Duration.ofMillis(50),
              StreamPace.NORMAL.patience(),
              StreamPace.NORMAL.retry(),
              PATIENCE,
              Duration.ofMillis(50)),
          PATIENCE,
          Duration.ZERO,
          PATIENCE);

  /// For the producer, which gives up before its request does otherwise.
  static final Map<String, String> PATIENT =
      Map.of(
          "max.block.ms", Long.toString(PATIENCE.toMillis()),
          "delivery.timeout.ms", Long.toString(PATIENCE.toMillis()));

  private static final JsonMapper MAPPER = new JsonMapper();

  private final Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private LocalBroker broker;
  private final Backend backend;

  private LiveBackend(Path directory, LocalBroker broker, Backend backend) {
    this.directory = directory;
    this.broker = broker;
    this.backend = backend;
  }

  /// Returns when the backend is ready.
  static LiveBackend start(Path directory) {
    return start(directory, TestModels.models());
  }

  /// The same with other models, which outlive it.
  static LiveBackend start(Path directory, ModelCatalog models) {
    return start(directory, models, TIMING, PATIENT);
  }

  /// The same with other times.
  ///
  /// @param producer Kafka client properties beside the address
  static LiveBackend start(
      Path directory, ModelCatalog models, Timing timing, Map<String, String> producer) {
    var broker = LocalBroker.start(directory, 0);
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      TopicCreation.createMissing(admin);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    var live = new LiveBackend(directory, broker, another(broker, models, timing, producer));
    live.until(() -> live.get("/health/readiness").statusCode() == 200);
    return live;
  }

  private static Backend another(
      LocalBroker broker, ModelCatalog models, Timing timing, Map<String, String> producer) {
    var kafka = new HashMap<>(producer);
    kafka.put("bootstrap.servers", broker.bootstrapServers());
    var settings =
        new BackendSettings(
            0,
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0),
            kafka,
            Path.of("unused"),
            Duration.ofHours(1),
            10_000,
            64 << 20,
            MAX_IN_FLIGHT,
            false);
    return Backend.start(settings, models, timing);
  }

  /// A second replica on the same broker.
  Backend replica() {
    return another(broker, TestModels.models(), TIMING, PATIENT);
  }

  String bootstrapServers() {
    return broker.bootstrapServers();
  }

  void stopBroker() {
    broker.close();
  }

  void startBroker() {
    var port = Integer.parseInt(broker.bootstrapServers().replaceFirst(".*:", ""));
    broker = LocalBroker.start(directory, port);
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(request(path, headers));
  }

  /// Of health and metrics.
  HttpResponse<String> ask(String path) {
    return send(HttpRequest.newBuilder(backend.management().resolve(path)).timeout(PATIENCE));
  }

  HttpResponse<String> post(String path, String json, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  /// So many times, without waiting for answers.
  List<CompletableFuture<HttpResponse<String>>> postAtOnce(String path, String json, int times) {
    var request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    return Stream.generate(() -> http.sendAsync(request, BodyHandlers.ofString()))
        .limit(times)
        .toList();
  }

  HttpRequest.Builder request(String path, String... headers) {
    var request = HttpRequest.newBuilder(backend.address().resolve(path)).timeout(PATIENCE);
    return headers.length == 0 ? request : request.headers(headers);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The lines of a stream as they come; close it to go away.
  Stream<String> follow(URI server, UUID rideId, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(server.resolve("/rides/" + rideId + "/events"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofLines()).body();
  }

  String kafka() {
    return broker.bootstrapServers();
  }

  URI address() {
    return backend.address();
  }

  static JsonNode json(HttpResponse<String> response) {
    try {
      return MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw new IllegalStateException(response.body(), e);
    }
  }

  /// A new ride between zones 74 and 75. With a key, as a request that came too late may have got
  /// there all the same.
  UUID ride() {
    var key = UUID.randomUUID().toString();
    var body = "{\"riderId\":\"ann\",\"pickupZone\":74,\"dropoffZone\":75}";
    var answer =
        await("a ride")
            .atMost(PATIENCE)
            .pollDelay(Duration.ZERO)
            .until(
                () -> post("/rides", body, "Idempotency-Key", key),
                found -> found.statusCode() < 300);
    return UUID.fromString(json(answer).get("rideId").asText());
  }

  /// What a consumer would publish.
  void publish(Prediction... predictions) {
    var settings = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      for (var prediction : predictions) {
        var _ = producer.send(published(prediction));
      }
    }
  }

  /// What a consumer would that fails before it commits.
  void publishAndAbort(Prediction prediction) throws Exception {
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", broker.bootstrapServers(), "transactional.id", "consumer");
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(published(prediction)).get();
      producer.abortTransaction();
    }
  }

  private static ProducerRecord<String, byte[]> published(Prediction prediction) {
    var topic =
        switch (prediction) {
          case DurationPrediction _ -> Topics.DURATION_PREDICTIONS;
          case TipPrediction _ -> Topics.TIP_PREDICTIONS;
          case CostPrediction _ -> Topics.COST_PREDICTIONS;
        };
    return new ProducerRecord<>(
        topic.name(), prediction.rideId().toString(), EventJson.write(prediction));
  }

  /// Any record, under some key.
  void publishRaw(String topic, String value) {
    var settings = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      var _ = producer.send(new ProducerRecord<>(topic, "1", value));
    }
  }

  /// Everything that stands on the topic of ride events about one ride.
  List<ConsumerRecord<UUID, RideEvent>> eventsOf(UUID rideId) {
    // Some partitions have nothing more, and the broker would wait for it.
    var settings =
        Map.<String, Object>of(
            "bootstrap.servers", broker.bootstrapServers(), "fetch.max.wait.ms", 10);
    var topic = Topics.RIDE_EVENTS;
    try (var consumer =
        new KafkaConsumer<>(settings, topic.key().deserializer(), topic.value().deserializer())) {
      var partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(info -> new TopicPartition(topic.name(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var found = new ArrayList<ConsumerRecord<UUID, RideEvent>>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        StreamSupport.stream(consumer.poll(Duration.ofMillis(100)).spliterator(), false)
            .filter(event -> event.key().equals(rideId))
            .forEach(found::add);
      }
      return found;
    }
  }

  static String header(ConsumerRecord<?, ?> event, String name) {
    return new String(event.headers().lastHeader(name).value(), UTF_8);
  }

  /// Waits for what happens soon, though not at once.
  void until(Callable<Boolean> condition) {
    await("what is logged is in target/test.log")
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(20))
        .until(condition);
  }

  @Override
  public void close() {
    http.shutdownNow(); // Its idle connections would be waited for.
    backend.close();
    broker.close();
  }
}
