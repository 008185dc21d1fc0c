package io.taxiapp.cli;

import static io.taxiapp.event.Cause.REQUESTED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.broker.LocalBroker;
import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.Interval;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.event.TipRecording;
import io.taxiapp.event.TripType;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.MessageHeaders;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import io.taxiapp.trace.TraceContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `check`, `dead-letters` and `tail`, each on a broker of its own.
final class CommandsOnKafkaIT {

  private static final byte[] BYTES = {(byte) 0xff, 0, '\n', (byte) 0xc3};

  private static final int NOT_ALL_JUDGED = 3;
  private static final TraceContext TRACE = TraceContext.start();
  private static final String RIDE = "545a3623-11a7-5811-85ee-babfeea10104";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private LocalBroker broker;
  private Path directory;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
    broker = LocalBroker.start(temporary.resolve("kafka"), 0);
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void withoutTopicsRidesOrDeadLettersNothingIsInOrder() throws Exception {
    assertThat(run("check", "--patience=0")).isEqualTo(1);
    assertThat(err.toString()).contains("expected the topic taxi.", broker.bootstrapServers());

    try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      TopicCreation.createMissing(admin);
    }
    assertThat(run("check", "--patience=0")).isEqualTo(1);
    assertThat(err.toString()).contains("taxi.ride-events.v1: expected rides to check, found none");

    assertThat(run("dead-letters", "show", "--raw=" + directory.resolve("none"))).isEqualTo(1);
    assertThat(err.toString()).contains("--raw: expected dead letters of one record, found", " 0");

    whatEarlierModelsHaveSaidIsCountedAndTheStatusSaysSo();

    deadLetter("\u001b[2J\nada" + "x".repeat(200));
    aDeadLetterIsOneLine();
    itsBytesAreWrittenAsTheyAre();
  }

  private void whatEarlierModelsHaveSaidIsCountedAndTheStatusSaysSo() throws Exception {
    var ride = UUID.randomUUID();
    var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var cause = ride + ":requested";
    var any = new Interval(1, 2, 3);
    publish(
        Topics.RIDE_EVENTS,
        "backend-service",
        new RideRequested(
            ride,
            "ada",
            at,
            74,
            138,
            Optional.empty(),
            Optional.empty(),
            1,
            PaymentMethod.CARD,
            TripType.STREET_HAIL,
            new InitialDuration(7, any, earlier("duration"))));
    publish(
        Topics.DURATION_PREDICTIONS,
        "duration-consumer",
        new DurationPrediction(
            ride,
            1,
            REQUESTED,
            cause,
            at,
            9,
            any,
            9,
            any,
            earlier("corrected-duration"),
            Map.of()));
    publish(
        Topics.TIP_PREDICTIONS,
        "tip-consumer",
        new TipPrediction(
            ride,
            1,
            REQUESTED,
            cause,
            at,
            9,
            any,
            "USD",
            Optional.of(TipRecording.BY_CARD),
            earlier("tip"),
            Map.of()));
    publish(
        Topics.COST_PREDICTIONS,
        "cost-consumer",
        new CostPrediction(
            ride, 1, REQUESTED, cause, at, 9, any, "USD", earlier("cost"), Map.of()));

    assertThat(run("check", "--patience=0")).as(out.toString()).isEqualTo(NOT_ALL_JUDGED);
    assertThat(out.toString())
        .contains("not judged: 1 predictions of model duration version 2020.1.0 (sha256:0)")
        .contains("not judged: 1 predictions of model tip version 2020.1.0 (sha256:0)")
        .endsWith("missing=0 duplicates=0 unexpected=0 not_judged=4\n");
    assertThat(run("check", "--patience=0", "--models=" + directory)).isEqualTo(2);
    assertThat(err.toString()).contains("expected bundles in " + directory);
  }

  private static ModelIdentity earlier(String name) {
    return new ModelIdentity(name, "2020.1.0", "sha256:0");
  }

  /// All in one trace, and at one time: that of the ride.
  private void publish(Topic<?, ?> topic, String source, RideMessage message) throws Exception {
    Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      var headers = MessageHeaders.of(message, source, TRACE.next(message.messageId()));
      var key = message.rideId().toString().getBytes(UTF_8);
      long at = message.time().toEpochMilli();
      var value = EventJson.write(message);
      producer.send(new ProducerRecord<>(topic.name(), null, at, key, value, headers)).get();
    }
  }

  @Test
  void whatIsCommittedIsPrintedWithKeyHeadersAndValue() throws Exception {
    var topic = "taxi.weather.v1";
    Map<String, Object> kafka =
        Map.of("bootstrap.servers", broker.bootstrapServers(), "transactional.id", "weather");
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        var producer =
            new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(record(topic, RIDE, "{\"cents\":1}")).get();
      producer.abortTransaction();
      producer.beginTransaction();
      producer.send(record(topic, "another", "no JSON \u001b[2J \u009b2J")).get();
      producer.send(record(topic, RIDE, "{\"cents\":1.50,\"city\":\"Zürich\"}")).get();
      producer.send(new ProducerRecord<>(topic, null, BYTES)).get();
      producer.commitTransaction();
    }

    assertThat(run("tail", topic, "--from-beginning", "--count=3")).isZero();
    assertThat(out.toString().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("{\"topic\":\"taxi.weather.v1\",\"partition\":0,\"offset\":")
                    .contains("\"key\":\"another\",\"headers\":{\"ce_id\":\"x\"}")
                    .endsWith("\"value\":\"no JSON \\u001B[2J \\u009B2J\"}"),
            line ->
                assertThat(line).endsWith("\"value\":{\"cents\":1.50,\"city\":\"Z\\u00FCrich\"}}"),
            line ->
                assertThat(line)
                    .endsWith("\"key\":null,\"headers\":{},\"valueBase64\":\"/wAKww==\"}"));

    assertThat(run("tail", topic, "--from-beginning", "--count=1", "--pretty", "--ride=" + RIDE))
        .isZero();
    assertThat(out.toString().lines())
        .contains("  \"key\" : \"" + RIDE + "\",")
        .hasSizeGreaterThan(9);

    assertThat(run("tail", "weather", "--from-beginning")).isEqualTo(2);
    assertThat(err.toString()).contains("TOPIC: expected one of [", topic, "found weather");
  }

  @Test
  void whoeverDoesNotReadOnEndsItQuietly() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
        var producer =
            new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      admin.createTopics(List.of(new NewTopic("taxi.zone-traffic.v1", 1, (short) 1))).all().get();
      producer.send(record("taxi.zone-traffic.v1", "74", "{}")).get();
    }
    var closed = new PrintWriter(Writer.nullWriter());
    closed.close();
    int status =
        Taxi.commandLine()
            .setOut(closed)
            .setErr(new PrintWriter(err))
            .execute(
                "tail", "zone-traffic", "--from-beginning", "--kafka=" + broker.bootstrapServers());

    assertThat(status).isZero();
    assertThat(err.toString()).isEmpty();
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, String key, String value) {
    var record = new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8));
    record.headers().add("ce_id", "x".getBytes(UTF_8));
    return record;
  }

  private void aDeadLetterIsOneLine() {
    assertThat(run("dead-letters", "list")).isZero();
    assertThat(out.toString().lines())
        .satisfiesExactly(
            line ->
                assertThat(line)
                    .startsWith("taxi.ride-events.v1-0@3  tip-consumer  \\u001b[2J\\u000aadax")
                    .endsWith("x ...  expected,\\u000afound")
                    .hasSizeLessThan(200),
            line -> assertThat(line).isEqualTo("dead_letters=1"));
  }

  private void itsBytesAreWrittenAsTheyAre() throws Exception {
    var file = directory.resolve("value");
    assertThat(run("dead-letters", "show", "--raw=" + file)).isZero();
    assertThat(Files.readAllBytes(file)).isEqualTo(BYTES);
  }

  private void deadLetter(String key) throws Exception {
    Map<String, Object> kafka = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      var record = new ProducerRecord<>(Topics.DEAD_LETTERS.name(), key.getBytes(UTF_8), BYTES);
      Map.of(
              "taxi.consumer",
              "tip-consumer",
              "__streams.errors.topic",
              Topics.RIDE_EVENTS.name(),
              "__streams.errors.partition",
              "0",
              "__streams.errors.offset",
              "3",
              "__streams.errors.exception",
              "E",
              "__streams.errors.message",
              "expected,\nfound")
          .forEach((name, text) -> record.headers().add(name, text.getBytes(UTF_8)));
      producer.send(record).get();
    }
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var line = new ArrayList<>(List.of(arguments));
    line.add("--kafka=" + broker.bootstrapServers());
    return Taxi.commandLine()
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(line.toArray(String[]::new));
  }
}
