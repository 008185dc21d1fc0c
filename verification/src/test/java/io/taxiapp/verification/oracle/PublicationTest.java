package io.taxiapp.verification.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.taxiapp.event.Cause;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.topic.TopicCreation;
import io.taxiapp.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The oracle on what records say beside their values, proven by planting what it is there to find.
final class PublicationTest {

  private static final UUID RIDE = UUID.fromString("00000000-0000-0000-0000-000000000001");

  private final Predictions of = new Predictions(RIDE);
  private final MadeUpTopics topics = new MadeUpTopics();

  /// A ride with a report, a correction that it led to, what that costs, and the traffic.
  @BeforeEach
  void aRide() {
    topics.ride(RIDE);
    topics.now = topics.now.plusSeconds(700);
    var at = MadeUpTopics.AT.plusSeconds(700);
    topics.event(new RideProgressed(RIDE, 1, at, new GeoPoint(40.8, -73.9), 1));
    topics.predict(of.duration(2, Cause.PROGRESSED, of.progressed(1), 700, 1.0));
    topics.predict(of.tip(2, of.corrected(2), 700));
    topics.predict(of.cost(2, of.corrected(2), 700));
    topics.traffic(of.progressed(1), at, 1);
    topics.now = topics.now.plusSeconds(7);
    topics.predict(of.duration(3, Cause.TRAFFIC, of.progressed(1) + ":zone:74", 700, 1.5));
    topics.predict(of.tip(3, of.corrected(3), 700));
    topics.predict(of.cost(3, of.corrected(3), 700));
  }

  @Test
  void asItIsNothingIsWrong() {
    assertThat(judge()).isEqualTo(new OracleVerdict(List.of(), List.of(), List.of()));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "ride-events, 0",
    "ride-events, 1",
    "duration-predictions, 0",
    "duration-predictions, 1",
    "duration-predictions, 2",
    "tip-predictions, 0",
    "tip-predictions, 2",
    "cost-predictions, 1",
    "zone-traffic, 0",
  })
  void aHeaderThatIsWrongOrMissingIsUnexpected(String topic, int place) {
    var record = record(topic, place);
    for (var header : record.headers().toArray()) {
      // Others publish ride events too.
      boolean isAnybodys = topic.equals("ride-events") && header.key().equals("ce_source");
      for (var wrong : isAnybodys ? List.of("") : List.of("", "x", "10")) {
        record.headers().remove(header.key());
        record.headers().add(header.key(), wrong.getBytes(UTF_8));
        expectFinding(header.key() + " is " + wrong, record);
      }
      record.headers().remove(header.key());
      expectFinding("without " + header.key(), record);
      record.headers().add(header);
    }
    assertThat(judge().isExactlyOnce()).isTrue();
  }

  private void expectFinding(String what, ConsumerRecord<?, ?> about) {
    var verdict = judge();
    assertThat(verdict.unexpected())
        .as(what)
        .isNotEmpty()
        .anyMatch(found -> found.contains(about.topic() + "-0@" + about.offset()));
    assertThat(verdict.missing()).isEmpty();
    assertThat(verdict.duplicates()).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "duration-predictions, 0, 00-1111651916cd43dd8448eb211c80319c-00000000000000ff-01",
    "duration-predictions, 1, 00-1111651916cd43dd8448eb211c80319c-00000000000000ff-01",
    "duration-predictions, 2, 00-1111651916cd43dd8448eb211c80319c-00000000000000ff-01",
    "tip-predictions, 1, 00-1111651916cd43dd8448eb211c80319c-00000000000000ff-01",
    "cost-predictions, 0, 00-1111651916cd43dd8448eb211c80319c-00000000000000ff-01",
    "zone-traffic, 0, 00-1111651916cd43dd8448eb211c80319c-00000000000000ff-01",
    "tip-predictions, 0, 00-0af7651916cd43dd8448eb211c80319c-00000000000000ff-00",
    "tip-predictions, 0, 00-0af7651916cd43dd8448eb211c80319c-0000000000000001-01",
  })
  void aMessageOfAnotherTraceThanItsCauseIsUnexpected(String topic, int place, String trace) {
    var headers = record(topic, place).headers();
    headers.remove("traceparent");
    headers.add("traceparent", trace.getBytes(UTF_8));

    assertThat(judge().unexpected()).singleElement().asString().contains("in the trace of");
  }

  @Test
  void whatFollowsFromARecordWithoutATraceBeginsOne() {
    topics.records(Topics.RIDE_EVENTS.name()).getFirst().headers().remove("traceparent");
    var headers = record("tip-predictions", 0).headers();
    headers.remove("traceparent");
    headers.add(
        "traceparent", "00-1111651916cd43dd8448eb211c80319c-00000000000000ff-01".getBytes(UTF_8));

    assertThat(judge().unexpected()).allMatch(found -> found.contains(RIDE + ":requested"));
  }

  @ParameterizedTest
  @CsvSource({
    "duration-predictions, 0",
    "duration-predictions, 1",
    "tip-predictions, 1",
    "cost-predictions, 0"
  })
  void aRecordWithAnotherTimeThanItsCausesIsUnexpected(String topic, int place) {
    var name = "taxi." + topic + ".v1";
    var record = record(topic, place);
    topics.records(name).set(place, at(record, record.timestamp() + 1));

    assertThat(judge().unexpected()).first().asString().contains("the time of its cause's record");
  }

  /// Consumers take the last time for it, or their own clock's: nobody can tell.
  @Test
  void whatFollowsFromARecordWithoutATimeHasAny() {
    var events = topics.records(Topics.RIDE_EVENTS.name());
    events.set(1, at(events.get(1), -1));

    assertThat(judge()).isEqualTo(new OracleVerdict(List.of(), List.of(), List.of()));
  }

  /// A clock that is too far behind is not believed.
  @Test
  void whatFollowsFromARecordOfAClockFarBehindMayHaveTheTimeThatIsTakenForIt() {
    var events = topics.records(Topics.RIDE_EVENTS.name());
    long latest = events.getFirst().timestamp();
    events.set(1, at(events.get(1), latest - Duration.ofHours(3).toMillis()));
    assertThat(judge().unexpected()).anyMatch(found -> found.contains("the time of its cause's"));

    long taken = latest - TopicCreation.MAX_SKEW.toMillis();
    var all = Map.of("duration-predictions", 1, "tip-predictions", 1, "cost-predictions", 1);
    all.forEach(
        (topic, place) ->
            topics.records("taxi." + topic + ".v1").set(place, at(record(topic, place), taken)));

    assertThat(judge().isExactlyOnce()).isTrue();
  }

  private ConsumerRecord<byte[], byte[]> record(String topic, int place) {
    return topics.records("taxi." + topic + ".v1").get(place);
  }

  private static ConsumerRecord<byte[], byte[]> at(
      ConsumerRecord<byte[], byte[]> record, long timestamp) {
    return new ConsumerRecord<>(
        record.topic(),
        record.partition(),
        record.offset(),
        timestamp,
        record.timestampType(),
        record.serializedKeySize(),
        record.serializedValueSize(),
        record.key(),
        record.value(),
        record.headers(),
        record.leaderEpoch());
  }

  private OracleVerdict judge() {
    return RecordedRides.read(topics, Predictions.STUCK, Map.of()).verdict();
  }
}
