package io.taxiapp.verification.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taxiapp.event.Cause;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.Interval;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.Prediction;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.TrafficBasis;
import io.taxiapp.event.TripType;
import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.Span;
import io.taxiapp.topic.reading.TopicSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// Topics as a test fills them.
public final class MadeUpTopics implements TopicSource {

  public static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

  /// Of the trace that all of a test is in.
  static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

  final Map<String, Integer> lost = new HashMap<>();
  int partitions = 1;
  Instant now = AT;
  Runnable whenLookedAt = () -> {};
  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> topics = new HashMap<>();
  private int spans;

  /// A ride with its first predictions.
  public void ride(UUID id) {
    var its = new Predictions(id);
    event(request(id, AT));
    predict(its.duration(1, Cause.REQUESTED, its.requested(), 0, 1.0));
    predict(its.tip(1, its.requested(), 0));
    predict(its.cost(1, its.requested(), 0));
  }

  static RideRequested request(UUID id, Instant requestedAt) {
    return new RideRequested(
        id,
        "ada",
        requestedAt,
        74,
        138,
        Optional.empty(),
        Optional.empty(),
        1,
        PaymentMethod.CARD,
        TripType.STREET_HAIL,
        new InitialDuration(
            Predictions.INITIAL_SECONDS, new Interval(550, 600, 800), Predictions.INITIAL_MODEL));
  }

  @Override
  public Map<TopicPartition, Span> spans(Topic<?, ?> topic) {
    int begin = lost.getOrDefault(topic.name(), 0);
    var span = new Span(begin, records(topic.name()).size());
    whenLookedAt.run();
    var spans = new HashMap<TopicPartition, Span>();
    spans.put(new TopicPartition(topic.name(), 0), span);
    for (int other = 1; other < partitions; other++) {
      spans.put(new TopicPartition(topic.name(), other), new Span(0, 0));
    }
    return spans;
  }

  @Override
  public List<ConsumerRecord<byte[], byte[]>> of(Map<TopicPartition, Span> spans) {
    return spans.entrySet().stream()
        .flatMap(
            one ->
                records(one.getKey().topic())
                    .subList((int) one.getValue().begin(), (int) one.getValue().end())
                    .stream())
        .toList();
  }

  public List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    return topics.computeIfAbsent(topic, _ -> new ArrayList<>());
  }

  void remove(String topic) {
    topics.remove(topic);
  }

  /// As the backend publishes it.
  public void event(RideEvent event) {
    var type =
        switch (event) {
          case RideRequested _ -> "ride-requested";
          case RideProgressed _ -> "ride-progressed";
          case RideCompleted _ -> "ride-completed";
          case RideCancelled _ -> "ride-cancelled";
        };
    var headers =
        headers(
            event.messageId(), type, "backend-service", event.time(), event.rideId().toString());
    publish(Topics.RIDE_EVENTS, headers, event.rideId().toString(), EventJson.write(event));
  }

  /// As a consumer publishes it.
  public void predict(Prediction prediction) {
    var key = prediction.rideId().toString();
    switch (PredictionKind.of(prediction)) {
      case DURATION -> predict(Topics.DURATION_PREDICTIONS, "duration", prediction, key);
      case TIP -> predict(Topics.TIP_PREDICTIONS, "tip", prediction, key);
      case COST -> predict(Topics.COST_PREDICTIONS, "cost", prediction, key);
    }
  }

  private void predict(Topic<?, ?> topic, String kind, Prediction prediction, String key) {
    var headers =
        headers(
            prediction.messageId(),
            kind + "-prediction",
            kind + "-consumer",
            prediction.asOf(),
            key);
    publish(topic, headers, key, EventJson.write(prediction));
  }

  /// Zone 74 after this event, when it is as predicted there.
  void traffic(String event, Instant at, long sequence) {
    var traffic =
        new ZoneTraffic(
            74,
            at,
            1,
            0.5,
            OptionalLong.of(sequence),
            OptionalDouble.of(1),
            Optional.of(TrafficBasis.ZONE));
    var headers = headers(event + ":zone:74", "zone-traffic", "duration-consumer", at, "74");
    publish(Topics.ZONE_TRAFFIC, headers, "74", EventJson.write(traffic));
  }

  /// Those of the contract, each message a span of its own.
  private Headers headers(String id, String type, String source, Instant time, String subject) {
    var headers = new RecordHeaders();
    var texts = new LinkedHashMap<String, String>();
    texts.put("ce_specversion", "1.0");
    texts.put("ce_id", id);
    texts.put("ce_type", "io.taxiapp." + type + ".v1");
    texts.put("ce_source", "/taxiapp/" + source);
    texts.put("ce_time", time.toString());
    texts.put("ce_subject", subject);
    texts.put("content-type", "application/json");
    texts.put("traceparent", "00-%s-%016x-01".formatted(TRACE, ++spans));
    texts.forEach((name, text) -> headers.add(name, text.getBytes(UTF_8)));
    return headers;
  }

  /// As others publish it, without headers.
  ConsumerRecord<byte[], byte[]> publish(Topic<?, ?> topic, String key, byte @Nullable [] value) {
    return publish(topic, new RecordHeaders(), key, value);
  }

  ConsumerRecord<byte[], byte[]> publish(
      Topic<?, ?> topic, Headers headers, String key, byte @Nullable [] value) {
    var records = records(topic.name());
    var record =
        new ConsumerRecord<>(
            topic.name(),
            0,
            records.size(),
            now.toEpochMilli(),
            TimestampType.CREATE_TIME,
            ConsumerRecord.NULL_SIZE,
            ConsumerRecord.NULL_SIZE,
            key.getBytes(UTF_8),
            value,
            headers,
            Optional.empty());
    records.add(record);
    return record;
  }

  void replay(Topic<?, ?> topic, ConsumerRecord<byte[], byte[]> record) {
    var headers =
        new RecordHeaders()
            .add("taxi.replayed-from", (topic.name() + "-0@" + record.offset()).getBytes(UTF_8));
    publish(topic, headers, new String(record.key(), UTF_8), record.value());
  }

  /// With the reason that the consumer would give.
  void deadLetter(String consumer, ConsumerRecord<byte[], byte[]> about, byte[] value) {
    deadLetter(consumer, about, value, reason(consumer, about));
  }

  static String reason(String consumer, ConsumerRecord<byte[], byte[]> about) {
    try {
      if (consumer.equals("duration-consumer")) {
        EventJson.read(about.value(), RideEvent.class);
      } else {
        EventJson.read(about.value(), RideMessage.class);
      }
      return "expected a day, found the first of all";
    } catch (SerializationException e) {
      return String.valueOf(e.getMessage());
    }
  }

  void deadLetter(
      String consumer, ConsumerRecord<byte[], byte[]> about, byte[] value, String reason) {
    var headers = new RecordHeaders();
    Map.of(
            "taxi.consumer",
            consumer,
            "__streams.errors.topic",
            about.topic(),
            "__streams.errors.partition",
            "" + about.partition(),
            "__streams.errors.offset",
            "" + about.offset(),
            "__streams.errors.exception",
            "E",
            "__streams.errors.message",
            reason)
        .forEach((name, text) -> headers.add(name, text.getBytes(UTF_8)));
    publish(Topics.DEAD_LETTERS, headers, new String(about.key(), UTF_8), value);
  }
}
