package io.taxiapp.verification.rider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taxiapp.event.Cause;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.RideCancelled;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.topic.Topics;
import io.taxiapp.verification.oracle.MadeUpTopics;
import io.taxiapp.verification.oracle.Predictions;
import io.taxiapp.verification.rider.RiderObservations.Call;
import io.taxiapp.verification.rider.RiderObservations.StreamEvent;
import io.taxiapp.verification.rider.RiderObservations.Told;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What riders are told, held against the topics, proven by planting what it is there to find.
final class RiderExpectationTest {

  private static final UUID RIDE = UUID.fromString("00000000-0000-0000-0000-000000000001");
  private static final List<String> SENT =
      List.of(
          """
          {"riderId":"ada","requestedAt":"2026-01-01T12:00:00Z","pickupZone":74,"dropoffZone":138,
           "passengers":1,"paymentMethod":"card","tripType":"street-hail"}""",
          """
          {"sequence":1,"at":"2026-01-01T12:11:40Z","distanceCoveredKm":1,
           "position":{"latitude":40.8,"longitude":-73.9}}""",
          """
          {"at":"2026-01-01T12:20:00Z","durationSeconds":1200,"distanceKm":3.5,"fareCents":1500,
           "tipCents":300,"totalCents":2000,"currency":"USD"}""");

  private final Predictions of = new Predictions(RIDE);
  private final MadeUpTopics topics = new MadeUpTopics();

  /// A ride that another one precedes on the topics, so that its places are not its numbers.
  @BeforeEach
  void aRideToItsEnd() {
    topics.ride(UUID.fromString("00000000-0000-0000-0000-000000000002"));
    topics.ride(RIDE);
    var at = MadeUpTopics.AT;
    topics.event(new RideProgressed(RIDE, 1, at.plusSeconds(700), new GeoPoint(40.8, -73.9), 1));
    topics.predict(of.duration(2, Cause.PROGRESSED, of.progressed(1), 700, 1.0));
    topics.predict(of.tip(2, of.corrected(2), 700));
    topics.predict(of.cost(2, of.corrected(2), 700));
    topics.event(new RideCompleted(RIDE, at.plusSeconds(1200), 1200, 3.5, 1500, 300, 2000, "USD"));
  }

  @Test
  void whatIsToldAsItStandsOnTheTopicsIsInOrder() {
    assertThat(findings(told(), streamed(), true)).isEmpty();
  }

  /// Of a ride that never ends, or that nothing was asked about.
  @Test
  void aStreamThatWasCutOffSaysTheFirstPart() {
    var first = streamed().subList(0, 3);
    topics.records(Topics.RIDE_EVENTS.name()).removeLast();

    assertThat(findings(List.of(), first, false)).isEmpty();
    assertThat(findings(List.of(), first, true))
        .singleElement()
        .asString()
        .contains("expected the stream to stay open");
  }

  @ParameterizedTest(name = "{0}: {1} is {2}")
  @CsvSource({
    "0, /initialDuration/seconds, 601",
    "0, /initialDuration/interval/p90, 801",
    "0, /initialDuration/model/version, '\"2\"'",
    "0, /riderId, '\"bob\"'",
    "0, /rideId, '\"00000000-0000-0000-0000-000000000002\"'",
    "0, /pickupZone, 138",
    "0, /paymentMethod, '\"cash\"'",
    "0, /status, '\"on-the-road\"'",
    "1, /status, '\"requested\"'",
    "1, /progress/distanceCoveredKm, 2",
    "1, /progress, ",
    "1, /completion, '{}'",
    "2, /completion/totalCents, 2001",
    "2, /completion, ",
    "2, /status, '\"cancelled\"'",
    "3, /duration/totalSeconds, 602",
    "3, /duration/remainingInterval/p10, 1",
    "3, /tip/cents, 101",
    "3, /tip/sequence, 3",
    "3, /cost/interval/p50, 999",
    "3, /cost/currency, '\"EUR\"'",
    "3, /duration/asOf, '\"2026-01-01T12:00:01Z\"'",
    "4, /durations/0/prediction/totalSeconds, 601",
    "4, /durations/0/prediction/features/elapsed, 1",
    "4, /tips/0/id, '\"x\"'",
    "4, /tips/0/supersededBy, '\"x\"'",
    "4, /durations/0, ",
    "4, /initialDuration/seconds, 7",
    "4, /rideId, '\"x\"'",
    "5, /duration, ",
    "5, /tip, ",
    "5, /cost/sequence, 1",
    "5, /status, '\"on-the-road\"'",
    "6, /durations/0, ",
    "6, /durations/1, ",
    "6, /tips, '[]'",
    "6, /costs/0/supersededBy, ",
    "6, /costs/1/supersededBy, '\"x\"'",
    "7, /rides/0, ",
    "7, /rides/0/riderId, '\"bob\"'",
    "7, /rides/0/rideId, '\"00000000-0000-0000-0000-000000000002\"'",
    "7, /rides/0/cost/cents, 7",
    "8, /status, '\"requested\"'",
    "9, /seconds, 601",
    "9, /interval/p10, 1",
    "9, /model/version, '\"2\"'",
    "10, /0/seconds, 601",
    "10, /1/interval/p90, 1",
    "10, /1, "
  })
  void anAnswerThatSaysAnythingElseIsFound(int place, String property, @Nullable String instead) {
    var told = new ArrayList<>(told());
    var honest = told.get(place);
    told.set(
        place, new Told(honest.call(), honest.sent(), with(honest.answer(), property, instead)));

    assertThat(findings(told, streamed(), true))
        .singleElement()
        .asString()
        .contains("the answer to " + honest.call() + " of " + RIDE);
  }

  @Test
  void theListOfAnotherOrderIsFound() {
    var told = told();
    var all = (ObjectNode) Json.read(told.get(6).answer());
    var tips = new ArrayList<JsonNode>();
    all.get("tips").forEach(tips::add);
    Collections.reverse(tips);
    all.putArray("tips").addAll(tips);

    assertThat(findings(List.of(new Told(Call.PREDICTIONS, "", all.toString())), streamed(), true))
        .singleElement()
        .asString()
        .contains("/tips/0/id");
  }

  @ParameterizedTest
  @CsvSource({"0, /pickupZone, 75", "1, /at, '\"2026-01-01T12:11:41Z\"'", "2, /tipCents, 301"})
  void whatIsPublishedOtherwiseThanItWasSentIsFound(
      int place, String property, @Nullable String instead) {
    var told = new ArrayList<>(told());
    var honest = told.get(place);
    told.set(
        place, new Told(honest.call(), with(honest.sent(), property, instead), honest.answer()));

    assertThat(findings(told, streamed(), true))
        .singleElement()
        .asString()
        .contains("as it was published, " + property);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void whatIsAnsweredAndNotPublishedIsFound(int place) {
    var events = topics.records(Topics.RIDE_EVENTS.name());
    events.remove(place + 1);

    assertThat(findings(List.of(told().get(place)), List.of(), false)).isNotEmpty();
  }

  @Test
  void aRepetitionIsAnsweredWithTheSameRide() {
    var again = told().get(1).answer();
    var other = with(again, "/rideId", "\"00000000-0000-0000-0000-000000000002\"");

    assertThat(
            findings(
                List.of(new Told(Call.REPEATED_REQUEST, SENT.get(0), again)), streamed(), true))
        .isEmpty();
    assertThat(
            findings(
                List.of(new Told(Call.REPEATED_REQUEST, SENT.get(0), other)), streamed(), true))
        .singleElement()
        .asString()
        .contains("the answer to REPEATED_REQUEST of " + RIDE + ": /rideId");
  }

  @Test
  void aRequestThatIsPublishedAgainIsFoundUnlessThatIsNobodysFault() {
    var request = records(Topics.RIDE_EVENTS.name(), 1);
    topics.records(Topics.RIDE_EVENTS.name()).add(request);
    var sure = List.of(told().get(0));
    var unsure =
        List.of(new Told(Call.REQUEST_AFTER_ALL, sure.get(0).sent(), sure.get(0).answer()));

    assertThat(findings(sure, streamed(), true))
        .containsExactly("expected the request of " + RIDE + " once, found it 2 times");
    assertThat(findings(unsure, streamed(), true)).isEmpty();
    request.headers().add("taxi.replayed-from", new byte[0]);
    assertThat(findings(sure, streamed(), true)).isEmpty();
  }

  @Test
  void aCancellationThatIsAnsweredIsPublished() {
    var sent = "{\"at\":\"2026-01-01T12:20:00Z\",\"reason\":\"changed plans\"}";
    var shown = (ObjectNode) Json.read(told().get(1).answer());
    shown.put("status", "cancelled").set("cancellation", Json.read(sent));
    var told = List.of(new Told(Call.CANCELLATION, sent, shown.toString()));

    assertThat(findings(told, List.of(), false))
        .contains(
            "the answer to CANCELLATION of %s: expected the event among those of the ride, found it nowhere"
                .formatted(RIDE));
    topics.records(Topics.RIDE_EVENTS.name()).removeLast();
    topics.event(
        new RideCancelled(RIDE, MadeUpTopics.AT.plusSeconds(1200), Optional.of("changed plans")));
    assertThat(findings(told, streamed().subList(0, 5), false))
        .noneMatch(finding -> finding.contains("CANCELLATION"));
  }

  @Test
  void whatIsNoJsonIsFound() {
    assertThat(findings(List.of(new Told(Call.RIDE, "", "<html>")), streamed(), true))
        .singleElement()
        .asString()
        .contains("the answer to RIDE of " + RIDE + ": expected JSON, found <html>");
  }

  @Test
  void everyEventThatAStreamLeavesOutRepeatsOrTakesFromElsewhereIsFound() {
    var honest = streamed();
    var other = new StreamEvent("1.2.3.4", "tip", data(records(Topics.TIP_PREDICTIONS.name(), 2)));
    for (int i = 0; i < honest.size(); i++) {
      var without = new ArrayList<>(honest);
      without.remove(i);
      var twice = new ArrayList<>(honest);
      twice.add(i, honest.get(i));
      var foreign = new ArrayList<>(honest);
      foreign.add(i, other);
      var wrongId = new ArrayList<>(honest);
      wrongId.set(i, new StreamEvent("1.1.1.1", honest.get(i).name(), honest.get(i).data()));
      var wrongData = new ArrayList<>(honest);
      wrongData.set(i, new StreamEvent(honest.get(i).id(), honest.get(i).name(), "{}"));
      var wrongName = new ArrayList<>(honest);
      wrongName.set(i, new StreamEvent(honest.get(i).id(), "fare", honest.get(i).data()));
      for (var planted : List.of(without, twice, foreign, wrongId, wrongData, wrongName)) {
        assertThat(findings(List.of(), planted, true))
            .as("%s", planted)
            .singleElement()
            .asString()
            .startsWith("the stream of " + RIDE);
      }
    }
  }

  @Test
  void aStreamThatDoesNotEndWithTheRideIsFound() {
    assertThat(findings(List.of(), streamed(), false))
        .singleElement()
        .asString()
        .contains("expected the stream to end after the ride");
  }

  @Test
  void anEventOfTheBackendWithoutItsHeadersIsFound() {
    records(Topics.RIDE_EVENTS.name(), 1).headers().remove("ce_id");
    assertThat(findings(List.of(), streamed(), true))
        .singleElement()
        .asString()
        .contains("expected ce_id " + RIDE + ":requested, found none");
  }

  @Test
  void whatIsNoAnswerIsFound() {
    var observations =
        new RiderObservations(RIDE, List.of(), streamed(), true, List.of("GET /x: 500"));

    assertThat(new RiderExpectation(messages()).findings(observations))
        .containsExactly("GET /x: 500");
  }

  private List<String> findings(List<Told> told, List<StreamEvent> streamed, boolean ended) {
    var observations = new RiderObservations(RIDE, told, streamed, ended, List.of());
    return new RiderExpectation(messages()).findings(observations);
  }

  private RideMessages messages() {
    return RideMessages.of(
        RIDE,
        Topics.all().stream().flatMap(topic -> topics.records(topic.name()).stream()).toList());
  }

  /// The answers of an honest backend: to what was sent, and between and after it.
  private List<Told> told() {
    var requested = ride("requested");
    var onTheRoad = ride("on-the-road");
    onTheRoad.set("progress", Json.read(SENT.get(1)));
    var latest = onTheRoad.deepCopy();
    latest.set("duration", shown("duration", 1));
    latest.set("tip", shown("tip", 0));
    latest.set("cost", shown("cost", 1));
    var completed = latest.deepCopy().put("status", "completed");
    completed.set("completion", Json.read(SENT.get(2)));
    var last = completed.deepCopy();
    last.set("tip", shown("tip", 1));
    var rides = Json.MAPPER.createObjectNode();
    rides.putArray("rides").add(last);
    var initial = requested.path("initialDuration").toString();
    return List.of(
        new Told(Call.REQUEST, SENT.get(0), requested.toString()),
        new Told(Call.PROGRESS, SENT.get(1), onTheRoad.toString()),
        new Told(Call.COMPLETION, SENT.get(2), completed.toString()),
        new Told(Call.RIDE, "", latest.toString()),
        new Told(Call.PREDICTIONS, "", predictions(2, 1, 1).toString()),
        new Told(Call.RIDE_AT_THE_END, "", last.toString()),
        new Told(Call.PREDICTIONS_AT_THE_END, "", predictions(2, 2, 2).toString()),
        new Told(Call.RIDES_OF_THE_RIDER, "", rides.toString()),
        new Told(Call.RIDE_AFTER_A_WAIT, "", last.toString()),
        new Told(Call.ESTIMATE, "", initial),
        new Told(Call.ESTIMATES, "", "[%s,%s]".formatted(initial, initial)));
  }

  private ObjectNode ride(String status) {
    var ride = (ObjectNode) json(records(Topics.RIDE_EVENTS.name(), 1));
    ride.remove("type");
    return ride.put("status", status);
  }

  /// What a ride shows of a prediction.
  private ObjectNode shown(String kind, int place) {
    var prediction = json(records("taxi." + kind + "-predictions.v1", place + 1));
    var shown = Json.MAPPER.createObjectNode();
    for (var name :
        List.of(
            "sequence",
            "cause",
            "asOf",
            "currency",
            "model",
            "totalSeconds",
            "totalInterval",
            "remainingSeconds",
            "remainingInterval")) {
      if (prediction.has(name)) {
        shown.set(name, prediction.get(name));
      }
    }
    if (prediction.has(kind + "Cents")) {
      shown.set("cents", prediction.get(kind + "Cents"));
      shown.set("interval", prediction.get(kind + "Interval"));
    }
    return shown;
  }

  private ObjectNode predictions(int durations, int tips, int costs) {
    var all = Json.MAPPER.createObjectNode().put("rideId", RIDE.toString());
    all.set("initialDuration", ride("requested").get("initialDuration"));
    list(all, "duration", durations);
    list(all, "tip", tips);
    list(all, "cost", costs);
    return all;
  }

  private void list(ObjectNode all, String kind, int count) {
    var list = all.putArray(kind + "s");
    for (int i = 1; i <= count; i++) {
      var said = list.addObject().put("id", RIDE + ":" + kind + ":" + i);
      if (i < count) {
        said.put("supersededBy", RIDE + ":" + kind + ":" + (i + 1));
      }
      said.set("prediction", json(records("taxi." + kind + "-predictions.v1", i)));
    }
  }

  /// What an honest backend streams, the tips late.
  private List<StreamEvent> streamed() {
    var events = Topics.RIDE_EVENTS.name();
    var durations = Topics.DURATION_PREDICTIONS.name();
    var tips = Topics.TIP_PREDICTIONS.name();
    var costs = Topics.COST_PREDICTIONS.name();
    return Stream.of(
            event("2.0.0.0", "ride-event", events, 1),
            event("2.2.0.0", "duration", durations, 1),
            event("2.2.0.2", "cost", costs, 1),
            event("3.2.0.2", "ride-event", events, 2),
            event("3.3.0.2", "duration", durations, 2),
            event("4.3.0.2", "ride-event", events, 3),
            event("4.3.2.2", "tip", tips, 1),
            event("4.3.3.2", "tip", tips, 2),
            event("4.3.3.3", "cost", costs, 2))
        .toList();
  }

  private StreamEvent event(String id, String name, String topic, int place) {
    return new StreamEvent(id, name, data(records(topic, place)));
  }

  private ConsumerRecord<byte[], byte[]> records(String topic, int place) {
    return topics.records(topic).get(place);
  }

  private static String data(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.value(), UTF_8);
  }

  private static JsonNode json(ConsumerRecord<byte[], byte[]> record) {
    return Json.read(data(record));
  }

  /// The same with another value of a property, or without it.
  private static String with(String json, String property, @Nullable String value) {
    var changed = Json.read(json);
    int last = property.lastIndexOf('/');
    var holder = changed.at(property.substring(0, last));
    var name = property.substring(last + 1);
    if (value == null && holder.isArray()) {
      ((ArrayNode) holder).remove(Integer.parseInt(name));
    } else if (value == null) {
      ((ObjectNode) holder).remove(name);
    } else {
      ((ObjectNode) holder).set(name, Json.read(value));
    }
    return changed.toString();
  }
}
