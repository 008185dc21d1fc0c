package io.taxiapp.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.taxiapp.event.Cause;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.Interval;
import io.taxiapp.event.RideMessage;
import io.taxiapp.event.RideRequested;
import io.taxiapp.event.SampleMessages;
import io.taxiapp.stream.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricingStepTest {

  /// Initial duration: 870 seconds.
  private static final RideRequested REQUEST = SampleMessages.requested();

  private final List<Outcome> outcomes = new ArrayList<>();

  @Test
  void aRequestedRideIsPricedAtOnceFromItsInitialDuration() {
    var priced = run(REQUEST);

    assertThat(priced)
        .singleElement()
        .satisfies(
            trigger -> {
              assertThat(trigger.sequence()).isEqualTo(1);
              assertThat(trigger.cause()).isEqualTo(Cause.REQUESTED);
              assertThat(trigger.causeEventId()).isEqualTo(REQUEST.messageId());
              assertThat(trigger.durationSeconds()).isEqualTo(870);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "870, 1", "899, 1", "900, 1", // under 5 % of 870
    "913, 1", "914, 2", "827, 1", "826, 2"
  })
  void aCorrectionPricesAgainWhenItMovedByFivePercentAndThirtySeconds(
      long totalSeconds, int predictions) {
    assertThat(run(REQUEST, corrected(1, totalSeconds))).hasSize(predictions);
  }

  @Test
  void fivePercentOfAShortRideAreNotEnough() {
    var toShort = corrected(1, 200);

    var priced = run(REQUEST, toShort, corrected(2, 229), corrected(3, 230));

    assertThat(priced)
        .extracting(PredictionTrigger::durationSeconds)
        .containsExactly(870L, 200L, 230L);
  }

  @Test
  void aCorrectionIsMeasuredAgainstWhatWasPricedLast() {
    var priced =
        run(REQUEST, corrected(1, 900), corrected(2, 930), corrected(3, 960), corrected(4, 990));

    assertThat(priced)
        .extracting(PredictionTrigger::durationSeconds)
        .containsExactly(870L, 930L, 990L);
    assertThat(priced).extracting(PredictionTrigger::sequence).containsExactly(1, 2, 3);
    assertThat(priced.get(1).causeEventId()).isEqualTo(REQUEST.rideId() + ":duration:2");
  }

  @Test
  void correctionsBeforeTheRequestGiveTheSamePricesAsAfterIt() {
    var after = run(REQUEST, corrected(1, 1000), corrected(2, 1010), corrected(3, 1200));
    var before = run(corrected(1, 1000), corrected(2, 1010), corrected(3, 1200), REQUEST);
    var between = run(corrected(1, 1000), REQUEST, corrected(2, 1010), corrected(3, 1200));

    assertThat(after).hasSize(3).isEqualTo(before).isEqualTo(between);
  }

  @Test
  void theSameMessageTwiceHasNoEffect() {
    run(
        corrected(1, 1000),
        corrected(1, 1000),
        REQUEST,
        REQUEST,
        corrected(1, 1000),
        corrected(2, 1010));

    assertThat(outcomes)
        .containsExactly(
            Outcome.NOTED,
            Outcome.REPEATED,
            Outcome.PREDICTED,
            Outcome.REPEATED,
            Outcome.REPEATED,
            Outcome.NOT_MOVED);
  }

  @Test
  void aCorrectionThatIsReadAfterTheRideEndedStillCounts() {
    var completed = SampleMessages.all().get(2);

    assertThat(run(REQUEST, completed, corrected(1, 1000))).hasSize(2);
    assertThat(run(REQUEST, completed, REQUEST)).hasSize(1);
  }

  @Test
  void aReportFromTheRoadIsNotedWithoutLookingTheRideUp() {
    var step =
        PricingStep.step(
            () -> fail("expected nobody to ask for the ride"), SampleMessages.all().get(1), 100);

    assertThat(step.outcome()).isEqualTo(Outcome.NOTED);
    assertThat(step.ride()).isEmpty();
  }

  @Test
  void aPriceTriggersNoPrediction() {
    var tip = SampleMessages.all().get(5);

    assertThatThrownBy(() -> run(tip))
        .hasMessageContaining("expected a ride event or a duration prediction");
  }

  private List<PredictionTrigger> run(RideMessage... messages) {
    var triggers = new ArrayList<PredictionTrigger>();
    Optional<PricedRide> known = Optional.empty();
    for (var message : messages) {
      var step = PricingStep.step(keep(known), message, publishedAt(message));
      known = step.ride().or(keep(known));
      triggers.addAll(step.triggers());
      outcomes.add(step.outcome());
    }
    return triggers;
  }

  /// When the record of a message was published, whenever it is read.
  private static long publishedAt(RideMessage message) {
    return message instanceof DurationPrediction duration ? duration.sequence() : 100;
  }

  private static java.util.function.Supplier<Optional<PricedRide>> keep(
      Optional<PricedRide> known) {
    return () -> known;
  }

  private static DurationPrediction corrected(int sequence, long totalSeconds) {
    return new DurationPrediction(
        REQUEST.rideId(),
        sequence,
        Cause.PROGRESSED,
        REQUEST.rideId() + ":progressed:" + sequence,
        REQUEST.requestedAt().plusSeconds(60L * sequence),
        totalSeconds,
        new Interval(totalSeconds, totalSeconds, totalSeconds),
        totalSeconds,
        new Interval(totalSeconds, totalSeconds, totalSeconds),
        REQUEST.initialDuration().model(),
        Map.of());
  }
}
