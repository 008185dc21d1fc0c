package io.taxiapp.duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taxiapp.event.Cause;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.RideCompleted;
import io.taxiapp.event.RideEvent;
import io.taxiapp.event.RideProgressed;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.SampleMessages;
import io.taxiapp.event.ZoneTraffic;
import io.taxiapp.stream.Outcome;
import io.taxiapp.trace.TraceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of each report and each look, as the package's table says.
class CorrectionRuleTest {

  /// 870 seconds at first.
  private static final RideRequested REQUEST = SampleMessages.requested();

  private static final long PUBLISHED = REQUEST.requestedAt().toEpochMilli();

  private double ratio = 1;
  private final CorrectionRule rule =
      new CorrectionRule(
          new Corrector(new InitialMinusElapsed(), TestZones.TABLES),
          _ -> new RideTraffic(List.of(), (_, _) -> ratio));

  private final CorrectedRide requested = after(Optional.empty(), REQUEST);
  private final CorrectedRide onTheRoad = after(Optional.of(requested), report(2, 300, 2.5));

  @Test
  void theNextReportIsRemembered() {
    var step = step(onTheRoad, report(4, 600, 5));

    assertThat(step.outcome()).isEqualTo(Outcome.NOT_MOVED);
    assertThat(step.ride().orElseThrow().progress()).contains(report(4, 600, 5));
    assertThat(step.correction().observations()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"2, 300", "2, 700", "1, 300", "1, 700"})
  void aReportThatIsRepeatedOrLateHasNoEffect(int sequence, long seconds) {
    assertThat(step(onTheRoad, report(sequence, seconds, 3)))
        .isEqualTo(CorrectionRule.Step.nothing(Outcome.REPEATED));
  }

  @Test
  void aLaterReportOfAnEarlierTimeIsRefused() {
    assertThatThrownBy(() -> step(onTheRoad, report(3, 299, 3)))
        .hasMessageContaining("at: expected a time from the report before");
  }

  @Test
  void aReportFromBeforeTheRequestIsRefused() {
    assertThatThrownBy(() -> step(requested, report(1, -1, 0)))
        .hasMessageContaining("at: expected a time from the request");
  }

  @Test
  void aReportFromTheFutureIsRefused() {
    assertThat(step(requested, report(1, 3 * 3600, 3)).outcome()).isEqualTo(Outcome.PREDICTED);
    assertThatThrownBy(() -> step(requested, report(1, 3 * 3600 + 1, 3)))
        .hasMessageContaining("not 3 hours after its publication");
  }

  @Test
  void aMeterThatGoesBackwardsStaysWhereItWas() {
    var ride = step(onTheRoad, report(3, 600, 1.0)).ride().orElseThrow();

    assertThat(ride.progress().orElseThrow().distanceCoveredKm()).isEqualTo(2.5);
    assertThat(ride.progress().orElseThrow().sequence()).isEqualTo(3);
  }

  @Test
  void aReportAfterTheRidesEndHasNoEffect() {
    var over = after(Optional.of(onTheRoad), completed(900));

    assertThat(step(over, report(3, 600, 5)))
        .isEqualTo(CorrectionRule.Step.nothing(Outcome.RIDE_OVER));
  }

  @Test
  void aReportOfARideThatWasNeverRequestedIsRefused() {
    assertThatThrownBy(() -> rule.step(Optional.empty(), report(1, 300, 2), PUBLISHED))
        .hasMessageContaining("expected the progress of a requested ride")
        .hasMessageContaining("murmur2");
  }

  @ParameterizedTest(name = "{0} times as slow: {1}")
  @CsvSource({"1.04, false", "1.049, false", "1.06, true", "0.96, false", "0.94, true"})
  void trafficCorrectsARideIfItsTotalMovesByFivePerCent(double slower, boolean published) {
    var step = look(requested, slower, 60);

    assertThat(step.correction().prediction().isPresent()).isEqualTo(published);
    assertThat(step.ride().isPresent()).isEqualTo(published);
  }

  @Test
  void whatRemainsIsCountedFromTheTrafficsTimeAndNamesItsMessage() {
    var prediction = look(requested, 1.5, 300).correction().prediction().orElseThrow();

    assertThat(prediction.cause()).isEqualTo(Cause.TRAFFIC);
    assertThat(prediction.causeEventId()).isEqualTo("x:completed:zone:74");
    assertThat(prediction.sequence()).isEqualTo(2);
    assertThat(prediction.totalSeconds()).isEqualTo(1305);
    assertThat(prediction.remainingSeconds()).isEqualTo(1005);
    assertThat(prediction.asOf()).isEqualTo(REQUEST.requestedAt().plusSeconds(300));
  }

  @Test
  void trafficMeasuredBeforeTheLastReportCountsFromTheReport() {
    var prediction = look(onTheRoad, 1.5, 60).correction().prediction().orElseThrow();

    assertThat(prediction.asOf()).isEqualTo(REQUEST.requestedAt().plusSeconds(300));
    assertThat(prediction.totalSeconds()).isEqualTo(1305);
  }

  @Test
  void trafficDoesNotMoveARideWhoseEndLiesInThePast() {
    assertThat(look(requested, 1.5, 1304).correction().prediction()).isPresent();
    assertThat(look(requested, 1.5, 1305).outcome()).isEqualTo(Outcome.NOT_MOVED);
    assertThat(look(requested, 1.5, 80_000).outcome()).isEqualTo(Outcome.NOT_MOVED);
  }

  @Test
  void whatARideWasJudgedByIsNoNewsToIt() {
    var message = traffic(74, 3, 60);
    var around = new RideTraffic(List.of(message), (_, _) -> 1.5);
    var judged = rule.look(requested, message, around).ride().orElseThrow();

    assertThat(around.newsSince(requested.seen())).contains(message);
    assertThat(around.newsSince(judged.seen())).isEmpty();
  }

  @Test
  void theNewsClosestToARideIsTheCause() {
    var ofZone = traffic(74, 4, 9);
    var ofBorough = traffic(75, 6, 12);
    var ofCity = traffic(1, 7, 11);
    var around = new RideTraffic(List.of(ofZone, ofBorough, ofCity), (_, _) -> 1);

    assertThat(around.newsSince(3)).contains(ofZone);
    assertThat(around.newsSince(4)).contains(ofBorough);
    assertThat(around.newsSince(6)).contains(ofCity);
    assertThat(around.newsSince(7)).isEmpty();
    assertThat(around.seen()).isEqualTo(7);
    assertThat(around.asOf()).isEqualTo(at(11));
  }

  private CorrectionRule.Step look(CorrectedRide ride, double slower, long asOfSeconds) {
    var message = traffic(74, 1, asOfSeconds);
    return rule.look(ride, message, new RideTraffic(List.of(message), (_, _) -> slower));
  }

  private static TrafficMessage traffic(int zone, long number, long asOfSeconds) {
    var asOf = REQUEST.requestedAt().plusSeconds(asOfSeconds);
    return new TrafficMessage(
        new ZoneTraffic(
            zone, asOf, 1.5, 3, OptionalLong.of(number), OptionalDouble.empty(), Optional.empty()),
        "x:completed:zone:" + zone,
        TraceContext.start(),
        number);
  }

  private CorrectionRule.Step step(CorrectedRide ride, RideEvent event) {
    return rule.step(Optional.of(ride), event, PUBLISHED);
  }

  private CorrectedRide after(Optional<CorrectedRide> ride, RideEvent event) {
    return rule.step(ride, event, PUBLISHED).ride().orElseThrow();
  }

  private static RideProgressed report(int sequence, long seconds, double km) {
    return new RideProgressed(
        REQUEST.rideId(), sequence, at(seconds), new GeoPoint(40.79, -73.91), km);
  }

  private static RideCompleted completed(long seconds) {
    return new RideCompleted(REQUEST.rideId(), at(seconds), seconds, 9.6, 3120, 640, 4035, "USD");
  }

  private static Instant at(long seconds) {
    return REQUEST.requestedAt().plusSeconds(seconds);
  }
}
