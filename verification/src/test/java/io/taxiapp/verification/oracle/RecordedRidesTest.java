package io.taxiapp.verification.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.Cause;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.topic.EventJson;
import io.taxiapp.topic.Topic;
import io.taxiapp.topic.Topics;
import io.taxiapp.topic.reading.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The oracle on what topics hold, proven by planting what it is there to find.
final class RecordedRidesTest {

  private static final UUID RIDE = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
  private static final List<String> PREDICTION_TOPICS =
      List.of(
          "taxi.duration-predictions.v1", "taxi.tip-predictions.v1", "taxi.cost-predictions.v1");
  private static final List<String> CONSUMERS =
      List.of("duration-consumer", "tip-consumer", "cost-consumer");

  private final Predictions of = new Predictions(RIDE);
  private final MadeUpTopics topics = new MadeUpTopics();

  @BeforeEach
  void aRideWithItsPredictions() {
    topics.ride(RIDE);
  }

  @Test
  void eachOnceIsExactlyOnce() {
    assertThat(judge()).isEqualTo(new OracleVerdict(List.of(), List.of(), List.of()));
  }

  static List<String> predictionTopics() {
    return PREDICTION_TOPICS;
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
    topics.records(topic).add(topics.records(topic).getFirst());

    assertThat(judge().duplicates()).hasSize(1);
  }

  @Test
  void whatAnotherModelSaysIsUnexpected() {
    topics.remove(Topics.TIP_PREDICTIONS.name());
    topics.predict(Predictions.with(of.tip(1, of.requested(), 0), "/tipCents", "101"));

    assertThat(judge().unexpected()).singleElement().asString().contains("value=100", "value=101");
  }

  @Test
  void whatWasPredictedFromOtherFeaturesIsUnexpected() {
    topics.remove(Topics.COST_PREDICTIONS.name());
    topics.predict(Predictions.with(of.cost(1, of.requested(), 0), "/features/strange", "1"));

    assertThat(judge().unexpected()).singleElement().asString().contains("expected features");
  }

  /// Of three partitions, murmur2 gives the ride the last.
  @Test
  void aRideThatStandsOnAnothersPartitionIsNamedAndNothingElseIsSaidOfIt() {
    topics.partitions = 3;
    topics.remove(Topics.TIP_PREDICTIONS.name());
    topics.publish(Topics.RIDE_EVENTS, RIDE.toString(), EventJson.write(report(1)));

    assertThat(judge())
        .isEqualTo(
            new OracleVerdict(
                List.of(),
                List.of(),
                List.of(
                    "expected the events of %s on the partition that murmur2 of the key gives, found them on [0]"
                        .formatted(RIDE))));
    assertThat(read().accepted()).as("rides that are judged").isZero();
  }

  @Test
  void predictionsForARideThatNobodyRequestedAreUnexpected() {
    topics.predict(new Predictions(UUID.randomUUID()).tip(1, "x", 0));

    assertThat(judge().unexpected())
        .singleElement()
        .asString()
        .contains("where its request is not");
  }

  @ParameterizedTest
  @MethodSource("topicsOfResults")
  void whatIsNoResultIsUnexpectedByItsPlaceAndStopsNoJudgement(Topic<?, ?> topic) {
    int place = topics.records(topic.name()).size();
    topics.publish(topic, RIDE.toString(), "{".getBytes(UTF_8));
    topics.publish(topic, RIDE.toString(), null);
    topics.publish(topic, RIDE.toString(), EventJson.write(MadeUpTopics.request(RIDE, AT)));

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
    topics.publish(
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
    topics.predict(of.duration(2, Cause.TRAFFIC, "x:completed:zone:74", 0, 2.0));

    assertThat(judge().unexpected()).first().asString().contains("its cause is no event");
  }

  @Test
  void theSameMessageAboutTheTrafficTwiceIsADuplicate() {
    var other = UUID.fromString("00000000-0000-0000-0000-000000000002");
    topics.ride(other);
    completed(RIDE, 1);
    completed(other, 2);
    assertThat(judge()).isEqualTo(new OracleVerdict(List.of(), List.of(), List.of()));

    topics.traffic(RIDE + ":completed", AT, 3);
    assertThat(judge().duplicates())
        .containsExactly("taxi.zone-traffic.v1-0@2: " + RIDE + ":completed:zone:74");
  }

  @Test
  void aMessageAboutTheTrafficThatNoEventTellsOfIsUnexpected() {
    topics.traffic(RIDE + ":completed", AT, 1);

    assertThat(judge().unexpected())
        .first()
        .asString()
        .contains(RIDE + ":completed:zone:74", "expected an event of a ride from or to zone 74");
  }

  /// And what it tells of the traffic.
  private void completed(UUID ride, long sequence) {
    topics.event(new RideCompleted(ride, AT, 600, 2, 1000, 0, 1000, "USD"));
    topics.traffic(ride + ":completed", AT, sequence);
  }

  @Test
  void aMessageAboutTheTrafficWithoutAnIdIsUnexpected() {
    completed(RIDE, 1);
    topics.records(Topics.ZONE_TRAFFIC.name()).getFirst().headers().remove("ce_id");

    assertThat(judge().unexpected())
        .singleElement()
        .asString()
        .contains("taxi.zone-traffic.v1-0@0: expected ce_id", ":zone:74, found none");
  }

  @Test
  void whatCannotBeReadMustBeADeadLetterOfEachConsumer() {
    var poison = topics.publish(Topics.RIDE_EVENTS, RIDE.toString(), "{".getBytes(UTF_8));

    assertThat(judge().missing()).hasSize(3);

    CONSUMERS.forEach(consumer -> topics.deadLetter(consumer, poison, poison.value()));
    assertThat(judge().isExactlyOnce()).isTrue();

    topics.deadLetter("tip-consumer", poison, poison.value());
    assertThat(judge().duplicates()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "key: expected the id of a ride (UUID), found 'x'",
        "expected the JSON of a RideMessage, found: No content to map due to end-of-input",
        "expected the record's key, found another",
        ""
      })
  void aDeadLetterWithAnotherReasonIsUnexpected(String reason) {
    var poison = topics.publish(Topics.RIDE_EVENTS, RIDE.toString(), "{".getBytes(UTF_8));
    topics.deadLetter("duration-consumer", poison, poison.value());
    topics.deadLetter("tip-consumer", poison, poison.value(), reason);
    topics.deadLetter("cost-consumer", poison, poison.value());

    assertThat(judge().unexpected())
        .singleElement()
        .asString()
        .contains(
            "dead letter record of tip-consumer", "expected a reason that names", RIDE.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "expected the progress of a requested ride found %s:progressed:1 whose request is not here, true",
    "at: expected a time from the request on found 2026-01-01T12:01:00Z, false"
  })
  void theDeadLetterAboutAReportOfARideThatNobodyRequestedNamesIt(String reason, boolean right) {
    topics.remove(Topics.RIDE_EVENTS.name());
    PREDICTION_TOPICS.forEach(topics::remove);
    var report = topics.publish(Topics.RIDE_EVENTS, RIDE.toString(), EventJson.write(report(1)));
    topics.deadLetter("duration-consumer", report, report.value(), reason.formatted(RIDE));

    assertThat(judge().unexpected()).hasSize(right ? 0 : 1);
    assertThat(judge().missing()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"2026-01-01T12:00:00Z, 0", "2026-01-01T12:00:01Z, 1"})
  void theDeadLetterAboutAReportFromBeforeTheRequestSaysBothTimes(String earliest, int findings) {
    var early = new RideProgressed(RIDE, 1, AT.minusSeconds(9), new GeoPoint(40.8, -73.9), 1);
    var record = topics.publish(Topics.RIDE_EVENTS, RIDE.toString(), EventJson.write(early));
    topics.deadLetter(
        "duration-consumer",
        record,
        record.value(),
        "at: expected a time from the request at %s on, found 2026-01-01T11:59:51Z"
            .formatted(earliest));

    assertThat(judge().unexpected()).hasSize(findings);
  }

  /// How much of a text was read before it was refused depends on the reader's buffers.
  @Test
  void howFarAReaderCameIsNotPartOfAReason() {
    var json = "{\"type\":\"ride-cancelled\",\"rideId\":\"" + "r".repeat(300_000) + "\"}";
    var poison = topics.publish(Topics.RIDE_EVENTS, RIDE.toString(), json.getBytes(UTF_8));
    CONSUMERS.forEach(
        consumer ->
            topics.deadLetter(
                consumer,
                poison,
                poison.value(),
                MadeUpTopics.reason(consumer, poison).replaceFirst("\\(\\d+\\)", "(7)")));

    assertThat(judge()).isEqualTo(new OracleVerdict(List.of(), List.of(), List.of()));
  }

  @Test
  void aDeadLetterWithOtherBytesIsUnexpected() {
    var poison = topics.publish(Topics.RIDE_EVENTS, RIDE.toString(), "{".getBytes(UTF_8));
    CONSUMERS.forEach(consumer -> topics.deadLetter(consumer, poison, "}".getBytes(UTF_8)));

    assertThat(judge().unexpected()).hasSize(3);
  }

  @Test
  void aDeadLetterAboutAGoodRecordIsUnexpected() {
    topics.deadLetter(
        "cost-consumer", topics.records(Topics.RIDE_EVENTS.name()).getFirst(), new byte[0]);

    assertThat(judge().unexpected()).hasSize(1);
  }

  @Test
  void anAcknowledgedRideThatIsNotThereIsLostAndOneThatIsThereTwiceIsRepeated() {
    var nobodys = UUID.randomUUID();

    assertThat(read().lost(List.of(RIDE + ":requested"))).isEmpty();
    assertThat(read().lost(List.of(nobodys + ":requested", RIDE + ":progressed:7"))).hasSize(2);
    assertThat(read().repeated(List.of(RIDE))).isEmpty();
    topics.publish(
        Topics.RIDE_EVENTS, RIDE.toString(), EventJson.write(MadeUpTopics.request(RIDE, AT)));
    assertThat(read().lost(List.of(RIDE + ":requested"))).isEmpty();
    assertThat(read().repeated(List.of(RIDE))).hasSize(1);
    assertThat(judge().isExactlyOnce()).as("the same request twice has no effect").isTrue();
  }

  @Test
  void whatIsPublishedWhileItLooksIsNoFinding() {
    topics.whenLookedAt = () -> topics.ride(UUID.randomUUID());
    var settled = topics.spans(Topics.RIDE_EVENTS);

    var read = read(settled);

    assertThat(read.verdict()).isEqualTo(new OracleVerdict(List.of(), List.of(), List.of()));
    assertThat(read.accepted()).isGreaterThan(1);
  }

  @Test
  void whatFollowsFromLaterRecordsMayBeOnItsWay() {
    var settled = topics.spans(Topics.RIDE_EVENTS);
    var later = UUID.randomUUID();
    topics.publish(
        Topics.RIDE_EVENTS, later.toString(), EventJson.write(MadeUpTopics.request(later, AT)));
    topics.publish(Topics.RIDE_EVENTS, later.toString(), "{".getBytes(UTF_8));
    topics.publish(
        Topics.RIDE_EVENTS, RIDE.toString(), EventJson.write(MadeUpTopics.request(RIDE, AT)));
    assertThat(read(settled).verdict().isExactlyOnce()).isTrue();
    assertThat(judge().missing()).hasSize(3 + 3);

    topics.remove(Topics.TIP_PREDICTIONS.name());
    assertThat(read(settled).verdict().missing()).containsExactly("tip for " + of.requested());
  }

  @ParameterizedTest
  @MethodSource("predictionTopics")
  void aRideWhosePredictionsMayBeGoneIsLeftOutAndALaterOneIsNot(String topic) {
    topics.now = topics.now.plusSeconds(60);
    topics.ride(UUID.randomUUID());
    topics.lost.put(topic, 1);

    assertThat(judge().isExactlyOnce()).isTrue();
    assertThat(read().accepted()).isEqualTo(1);
    assertThat(read().leftOut()).isEqualTo(1);

    topics.lost.put(topic, 2);
    assertThat(judge().isExactlyOnce()).isTrue();
    assertThat(read().accepted()).isZero();
    assertThat(read().leftOut()).isEqualTo(2);

    topics.lost.put(topic, 1);
    topics.now = topics.now.plus(Duration.ofHours(1));
    var later = UUID.randomUUID();
    topics.publish(
        Topics.RIDE_EVENTS, later.toString(), EventJson.write(MadeUpTopics.request(later, AT)));
    assertThat(judge().missing()).hasSize(3);
  }

  @Test
  void whatBelongsToRideEventsThatAreGoneIsLeftOut() {
    topics.deadLetter(
        "tip-consumer", topics.records(Topics.RIDE_EVENTS.name()).getFirst(), new byte[0]);
    topics.now = topics.now.plusSeconds(60);
    topics.ride(UUID.randomUUID());
    topics.publish(Topics.RIDE_EVENTS, RIDE.toString(), EventJson.write(report(1)));
    topics.lost.put(Topics.RIDE_EVENTS.name(), 1);
    assertThat(judge().isExactlyOnce()).isTrue();
    assertThat(read().accepted()).isEqualTo(1);

    topics.now = topics.now.plus(Duration.ofDays(1));
    topics.predict(of.tip(1, "x", 0));
    assertThat(judge().unexpected())
        .singleElement()
        .asString()
        .contains("where its request is not");
  }

  @Test
  void aDeadLetterAboutWhatWasReplayedIsAsItShouldBe() {
    var good = topics.records(Topics.RIDE_EVENTS.name()).getFirst();
    topics.deadLetter("cost-consumer", good, good.value());
    assertThat(judge().unexpected()).hasSize(1);

    topics.replay(Topics.RIDE_EVENTS, good);
    assertThat(judge()).isEqualTo(new OracleVerdict(List.of(), List.of(), List.of()));

    topics.deadLetter("cost-consumer", good, good.value());
    assertThat(judge().duplicates()).hasSize(1);
    topics.deadLetter("tip-consumer", good, new byte[0]);
    assertThat(judge().unexpected()).singleElement().asString().contains("its bytes differ");
  }

  @Test
  void aCorrectedDurationThatWasReplayedIsNoSecondOne() {
    var duration = topics.records(Topics.DURATION_PREDICTIONS.name()).getFirst();
    topics.deadLetter("tip-consumer", duration, duration.value());
    topics.replay(Topics.DURATION_PREDICTIONS, duration);

    assertThat(judge()).isEqualTo(new OracleVerdict(List.of(), List.of(), List.of()));
  }

  @Test
  void aRequestWhoseFeaturesFailInAnyWayMustBeADeadLetter() {
    var ancient = UUID.randomUUID();
    var request =
        topics.publish(
            Topics.RIDE_EVENTS,
            ancient.toString(),
            EventJson.write(MadeUpTopics.request(ancient, Instant.EPOCH)));
    CONSUMERS.forEach(consumer -> topics.deadLetter(consumer, request, request.value()));

    assertThat(judge()).isEqualTo(new OracleVerdict(List.of(), List.of(), List.of()));
  }

  private OracleVerdict judge() {
    return read().verdict();
  }

  private RecordedRides read() {
    return read(Map.of());
  }

  private RecordedRides read(Map<TopicPartition, Span> settled) {
    return RecordedRides.read(topics, Predictions.STUCK, settled);
  }

  private static RideProgressed report(int sequence) {
    return new RideProgressed(RIDE, sequence, AT.plusSeconds(60), new GeoPoint(40.8, -73.9), 1);
  }
}
