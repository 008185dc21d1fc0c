package io.taxiapp.verification.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.Cause;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.InitialDuration;
import io.taxiapp.event.Interval;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.Prediction;
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
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The oracle on what topics hold, proven by planting what it is there to find.
final class RecordedRidesTest {

  private static final UUID RIDE = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
  private static final List<String> CONSUMERS =
      List.of("duration-consumer", "tip-consumer", "cost-consumer");

  private final Predictions of = new Predictions(RIDE);
  private final Map<String, List<ConsumerRecord<byte[], byte[]>>> topics = new HashMap<>();
  private final Map<String, Integer> lost = new HashMap<>();
  private int partitions = 1;
  private Instant now = AT;
  private Runnable whenLookedAt = () -> {};

  @BeforeEach
  void aRideWithItsPredictions() {
    ride(RIDE);
  }

  private void ride(UUID id) {
    var its = new Predictions(id);
    publish(Topics.RIDE_EVENTS, id.toString(), EventJson.write(request(id, AT)));
    predict(its.duration(1, Cause.REQUESTED, its.requested(), 0, 1.0));
    predict(its.tip(1, its.requested(), 0));
    predict(its.cost(1, its.requested(), 0));
  }

  @Test
  void eachOnceIsExactlyOnce() {
    assertThat(judge()).isEqualTo(new Verdict(List.of(), List.of(), List.of()));
  }

  static List<String> predictionTopics() {
    return List.of(
        "taxi.duration-predictions.v1", "taxi.tip-predictions.v1", "taxi.cost-predictions.v1");
  }

  @ParameterizedTest
  @MethodSource("predictionTopics")
  void aSwallowedRecordIsMissing(String topic) {
    topics.remove(topic);

    assertThat(judge().missing()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("predictionTopics")
  void whatAtLeastOnceRepeatsIsADuplicate(String topic) {
    records(topic).add(records(topic).getFirst());

    assertThat(judge().duplicates()).hasSize(1);
  }

  @Test
  void whatAnotherModelSaysIsUnexpected() {
    topics.remove(Topics.TIP_PREDICTIONS.name());
    predict(Predictions.with(of.tip(1, of.requested(), 0), "/tipCents", "101"));

    assertThat(judge().unexpected()).singleElement().asString().contains("value=100", "value=101");
  }

  @Test
  void whatWasPredictedFromOtherFeaturesIsUnexpected() {
    topics.remove(Topics.COST_PREDICTIONS.name());
    predict(Predictions.with(of.cost(1, of.requested(), 0), "/features/strange", "1"));

    assertThat(judge().unexpected()).singleElement().asString().contains("expected features");
  }

  /// Of three partitions, murmur2 gives the ride the last.
  @Test
  void aRideThatStandsOnAnothersPartitionIsNamedAndNothingElseIsSaidOfIt() {
    partitions = 3;
    topics.remove(Topics.TIP_PREDICTIONS.name());
    publish(Topics.RIDE_EVENTS, RIDE.toString(), EventJson.write(report(1)));

    assertThat(judge())
        .isEqualTo(
            new Verdict(
                List.of(),
                List.of(),
                List.of(
                    "expected the events of %s on the partition that murmur2 of the key gives, found them on [0]"
                        .formatted(RIDE))));
    assertThat(read().accepted()).as("rides that are judged").isZero();
  }

  @Test
  void predictionsForARideThatNobodyRequestedAreUnexpected() {
    predict(new Predictions(UUID.randomUUID()).tip(1, "x", 0));

    assertThat(judge().unexpected()).singleElement().asString().contains("was not requested");
  }

  @ParameterizedTest
  @MethodSource("topicsOfResults")
  void whatIsNoResultIsUnexpectedByItsPlaceAndStopsNoJudgement(Topic<?, ?> topic) {
    int place = records(topic.name()).size();
    publish(topic, RIDE.toString(), "{".getBytes(UTF_8));
    publish(topic, RIDE.toString(), null);
    publish(topic, RIDE.toString(), EventJson.write(request(RIDE, AT)));

    var verdict = judge();

    assertThat(verdict.missing()).isEmpty();
    assertThat(verdict.unexpected())
        .hasSize(3)
        .allMatch(finding -> finding.startsWith(topic.name() + "-0@"))
        .anyMatch(finding -> finding.contains("@" + place + ": "));
  }

  static List<Topic<?, ?>> topicsOfResults() {
    return Topics.all().stream().filter(topic -> !topic.equals(Topics.RIDE_EVENTS)).toList();
  }

  @Test
  void aPredictionUnderAnotherKeyIsUnexpected() {
    publish(
        Topics.TIP_PREDICTIONS,
        UUID.randomUUID().toString(),
        EventJson.write(of.tip(2, of.corrected(2), 0)));

    assertThat(judge().unexpected())
        .singleElement()
        .asString()
        .contains("taxi.tip-predictions.v1-0@1", "expected the key " + RIDE);
  }

  @Test
  void aCauseThatNamesNoRideIsNoCause() {
    predict(of.duration(2, Cause.TRAFFIC, "x:completed:zone:74", 0, 2.0));

    assertThat(judge().unexpected()).first().asString().contains("no such cause");
  }

  @Test
  void theSameMessageAboutTheTrafficTwiceIsADuplicate() {
    traffic(id("a:completed:zone:74"));
    traffic(id("b:completed:zone:74"));
    assertThat(judge().isExactlyOnce()).isTrue();

    traffic(id("a:completed:zone:74"));
    assertThat(judge().duplicates())
        .containsExactly("taxi.zone-traffic.v1-0@2: a:completed:zone:74");
  }

  @Test
  void aMessageAboutTheTrafficWithoutAnIdIsUnexpected() {
    traffic(new RecordHeaders());

    assertThat(judge().unexpected())
        .containsExactly("taxi.zone-traffic.v1-0@0: expected a ce_id, found none");
  }

  @Test
  void whatCannotBeReadMustBeADeadLetterOfEachConsumer() {
    var poison = publish(Topics.RIDE_EVENTS, RIDE.toString(), "{".getBytes(UTF_8));

    assertThat(judge().missing()).hasSize(3);

    CONSUMERS.forEach(consumer -> deadLetter(consumer, poison, poison.value()));
    assertThat(judge().isExactlyOnce()).isTrue();

    deadLetter("tip-consumer", poison, poison.value());
    assertThat(judge().duplicates()).hasSize(1);
  }

  @Test
  void aDeadLetterWithOtherBytesIsUnexpected() {
    var poison = publish(Topics.RIDE_EVENTS, RIDE.toString(), "{".getBytes(UTF_8));
    CONSUMERS.forEach(consumer -> deadLetter(consumer, poison, "}".getBytes(UTF_8)));

    assertThat(judge().unexpected()).hasSize(3);
  }

  @Test
  void aDeadLetterAboutAGoodRecordIsUnexpected() {
    deadLetter("cost-consumer", records(Topics.RIDE_EVENTS.name()).getFirst(), new byte[0]);

    assertThat(judge().unexpected()).hasSize(1);
  }

  @Test
  void anAcknowledgedRideThatIsNotThereIsLostAndOneThatIsThereTwiceIsRepeated() {
    var nobodys = UUID.randomUUID();

    assertThat(read().lost(List.of(RIDE + ":requested"))).isEmpty();
    assertThat(read().lost(List.of(nobodys + ":requested", RIDE + ":progressed:7"))).hasSize(2);
    assertThat(read().repeated(List.of(RIDE))).isEmpty();
    publish(Topics.RIDE_EVENTS, RIDE.toString(), EventJson.write(request(RIDE, AT)));
    assertThat(read().lost(List.of(RIDE + ":requested"))).isEmpty();
    assertThat(read().repeated(List.of(RIDE))).hasSize(1);
    assertThat(judge().isExactlyOnce()).as("the same request twice has no effect").isTrue();
  }

  @Test
  void whatIsPublishedWhileItLooksIsNoFinding() {
    whenLookedAt = () -> ride(UUID.randomUUID());
    var settled = source.spans(Topics.RIDE_EVENTS);

    var read = read(settled);

    assertThat(read.verdict()).isEqualTo(new Verdict(List.of(), List.of(), List.of()));
    assertThat(read.accepted()).isGreaterThan(1);
  }

  @Test
  void whatFollowsFromLaterRecordsMayBeOnItsWay() {
    var settled = source.spans(Topics.RIDE_EVENTS);
    var later = UUID.randomUUID();
    publish(Topics.RIDE_EVENTS, later.toString(), EventJson.write(request(later, AT)));
    publish(Topics.RIDE_EVENTS, later.toString(), "{".getBytes(UTF_8));
    publish(Topics.RIDE_EVENTS, RIDE.toString(), EventJson.write(request(RIDE, AT)));
    assertThat(read(settled).verdict().isExactlyOnce()).isTrue();
    assertThat(judge().missing()).hasSize(3 + 3);

    topics.remove(Topics.TIP_PREDICTIONS.name());
    assertThat(read(settled).verdict().missing()).containsExactly("tip for " + of.requested());
  }

  @ParameterizedTest
  @MethodSource("predictionTopics")
  void aRideWhosePredictionsMayBeGoneIsLeftOutAndALaterOneIsNot(String topic) {
    now = now.plusSeconds(60);
    ride(UUID.randomUUID());
    lost.put(topic, 1);

    assertThat(judge().isExactlyOnce()).isTrue();
    assertThat(read().accepted()).isEqualTo(1);
    assertThat(read().leftOut()).isEqualTo(1);

    lost.put(topic, 2);
    assertThat(judge().isExactlyOnce()).isTrue();
    assertThat(read().accepted()).isZero();
    assertThat(read().leftOut()).isEqualTo(2);

    lost.put(topic, 1);
    now = now.plus(Duration.ofHours(1));
    var later = UUID.randomUUID();
    publish(Topics.RIDE_EVENTS, later.toString(), EventJson.write(request(later, AT)));
    assertThat(judge().missing()).hasSize(3);
  }

  @Test
  void whatBelongsToRideEventsThatAreGoneIsLeftOut() {
    deadLetter("tip-consumer", records(Topics.RIDE_EVENTS.name()).getFirst(), new byte[0]);
    now = now.plusSeconds(60);
    ride(UUID.randomUUID());
    publish(Topics.RIDE_EVENTS, RIDE.toString(), EventJson.write(report(1)));
    lost.put(Topics.RIDE_EVENTS.name(), 1);
    assertThat(judge().isExactlyOnce()).isTrue();
    assertThat(read().accepted()).isEqualTo(1);

    now = now.plus(Duration.ofDays(1));
    predict(of.tip(1, "x", 0));
    assertThat(judge().unexpected()).singleElement().asString().contains("was not requested");
  }

  @Test
  void aDeadLetterAboutWhatWasPutBackIsAsItShouldBe() {
    var good = records(Topics.RIDE_EVENTS.name()).getFirst();
    deadLetter("cost-consumer", good, good.value());
    assertThat(judge().unexpected()).hasSize(1);

    putBack(Topics.RIDE_EVENTS, good);
    assertThat(judge()).isEqualTo(new Verdict(List.of(), List.of(), List.of()));

    deadLetter("cost-consumer", good, good.value());
    assertThat(judge().duplicates()).hasSize(1);
    deadLetter("tip-consumer", good, new byte[0]);
    assertThat(judge().unexpected()).singleElement().asString().contains("not the bytes");
  }

  @Test
  void aCorrectedDurationThatWasPutBackIsNoSecondOne() {
    var duration = records(Topics.DURATION_PREDICTIONS.name()).getFirst();
    deadLetter("tip-consumer", duration, duration.value());
    putBack(Topics.DURATION_PREDICTIONS, duration);

    assertThat(judge()).isEqualTo(new Verdict(List.of(), List.of(), List.of()));
  }

  @Test
  void aRequestWhoseFeaturesFailInAnyWayMustBeADeadLetter() {
    var ancient = UUID.randomUUID();
    var request =
        publish(
            Topics.RIDE_EVENTS,
            ancient.toString(),
            EventJson.write(request(ancient, Instant.EPOCH)));
    CONSUMERS.forEach(consumer -> deadLetter(consumer, request, request.value()));

    assertThat(judge()).isEqualTo(new Verdict(List.of(), List.of(), List.of()));
  }

  private Verdict judge() {
    return read().verdict();
  }

  private RecordedRides read() {
    return read(Map.of());
  }

  private RecordedRides read(Map<TopicPartition, Span> settled) {
    return RecordedRides.read(source, Predictions.STUCK, settled);
  }

  private final TopicSource source =
      new TopicSource() {
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
      };

  private List<ConsumerRecord<byte[], byte[]>> records(String topic) {
    return topics.computeIfAbsent(topic, _ -> new ArrayList<>());
  }

  private void predict(Prediction prediction) {
    var topic =
        switch (Kind.of(prediction)) {
          case DURATION -> Topics.DURATION_PREDICTIONS;
          case TIP -> Topics.TIP_PREDICTIONS;
          case COST -> Topics.COST_PREDICTIONS;
        };
    publish(topic, prediction.rideId().toString(), EventJson.write(prediction));
  }

  private void traffic(Headers headers) {
    var traffic =
        new ZoneTraffic(
            74,
            Instant.EPOCH,
            1,
            1,
            OptionalLong.of(1),
            OptionalDouble.of(1),
            Optional.of(TrafficBasis.ZONE));
    publish(Topics.ZONE_TRAFFIC, headers, "74", EventJson.write(traffic));
  }

  private static Headers id(String id) {
    return new RecordHeaders().add("ce_id", id.getBytes(UTF_8));
  }

  private ConsumerRecord<byte[], byte[]> publish(
      Topic<?, ?> topic, String key, byte @Nullable [] value) {
    return publish(topic, new RecordHeaders(), key, value);
  }

  private ConsumerRecord<byte[], byte[]> publish(
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

  private void putBack(Topic<?, ?> topic, ConsumerRecord<byte[], byte[]> record) {
    var headers =
        new RecordHeaders()
            .add("taxi.replayed-from", (topic.name() + "-0@" + record.offset()).getBytes(UTF_8));
    publish(topic, headers, new String(record.key(), UTF_8), record.value());
  }

  private void deadLetter(String consumer, ConsumerRecord<byte[], byte[]> about, byte[] value) {
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
            "expected, found")
        .forEach((name, text) -> headers.add(name, text.getBytes(UTF_8)));
    publish(Topics.DEAD_LETTERS, headers, new String(about.key(), UTF_8), value);
  }

  private static RideProgressed report(int sequence) {
    return new RideProgressed(RIDE, sequence, AT.plusSeconds(60), new GeoPoint(40.8, -73.9), 1);
  }

  private static RideRequested request(UUID id, Instant requestedAt) {
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
            600, new Interval(1, 2, 3), new ModelIdentity("duration", "1", "sha256:0")));
  }
}
