package io.taxiapp.bench.latency;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideRequested;
import io.taxiapp.model.ModelBundle;
import io.taxiapp.stream.Environment;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.Topics;
import io.taxiapp.verification.oracle.PredictionKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What one would write by hand for one kind of prediction: poll, predict each request, send, the
/// offsets into the transaction, commit. No state, so no repeated request is noticed.
final class HandWrittenLoop {

  static final String KIND = "BENCH_KIND";

  private HandWrittenLoop() {}

  public static void main(String[] arguments) throws IOException {
    var environment = new Environment(System.getenv());
    var kind = PredictionKind.valueOf(environment.text(KIND, ""));
    var answer = new FirstPrediction(kind);
    var models = environment.path("TAXI_MODEL_DIR", "models");
    try (var model = ModelBundle.load(models.resolve(answer.bundle()));
        var consumer = consumer(environment);
        var producer = producer(environment, kind)) {
      producer.initTransactions();
      consumer.subscribe(List.of(Topics.RIDE_EVENTS.name()));
      while (consumer.assignment().isEmpty()) {
        consumer.poll(Duration.ofMillis(100));
      }
      ready(environment.integer("TAXI_HEALTH_PORT", 0, 0, 65_535));
      while (true) {
        var records = consumer.poll(Duration.ofMillis(100));
        if (!records.isEmpty()) {
          producer.beginTransaction();
          send(records, answer, model, producer);
          producer.sendOffsetsToTransaction(records.nextOffsets(), consumer.groupMetadata());
          producer.commitTransaction();
        }
      }
    }
  }

  private static void send(
      ConsumerRecords<byte[], byte[]> records,
      FirstPrediction answer,
      ModelBundle model,
      KafkaProducer<byte[], byte[]> producer) {
    for (var record : records) {
      if (EventJson.read(record.value(), RideEvent.class) instanceof RideRequested request) {
        var prediction = answer.of(request, model);
        var trace = MessageHeaders.trace(record.headers());
        var headers = MessageHeaders.of(prediction, "by-hand", trace);
        var value = EventJson.write(prediction);
        var _ =
            producer.send(
                new ProducerRecord<>(answer.topic(), null, null, record.key(), value, headers));
      }
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(Environment environment) {
    var settings = new HashMap<String, Object>(environment.kafka());
    settings.putAll(
        Map.of(
            "group.id",
            environment.text("TAXI_APPLICATION_ID", ""),
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            "false",
            "auto.offset.reset",
            "earliest"));
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static KafkaProducer<byte[], byte[]> producer(
      Environment environment, PredictionKind kind) {
    var settings = new HashMap<String, Object>(environment.kafka());
    settings.putAll(Map.of("transactional.id", kind.name(), "linger.ms", 0, "retry.backoff.ms", 5));
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static void ready(int port) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
    server.createContext(
        "/health/readiness",
        exchange -> {
          var body = "UP".getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }
}
