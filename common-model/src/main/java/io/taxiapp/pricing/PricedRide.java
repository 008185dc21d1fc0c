package io.taxiapp.pricing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.taxiapp.event.Cause;
import io.taxiapp.event.RideRequested;
import io.taxiapp.stream.RideState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What pricing remembers of a ride.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PricedRide.Awaited.class, name = "awaited"),
  @JsonSubTypes.Type(value = PricedRide.Priced.class, name = "priced"),
})
public sealed interface PricedRide extends RideState {

  /// Corrections came before the request (R3).
  record Awaited(List<CorrectedTotal> corrections, long touchedAt) implements PricedRide {

    private static final int MAX = 1000;

    @Override
    public boolean over() {
      return false;
    }

    /// The sequence of the last correction, 0 before the first.
    int last() {
      return corrections.isEmpty() ? 0 : corrections.getLast().sequence();
    }

    /// @throws IllegalArgumentException if so many wait already that no request can be on its way
    Awaited with(CorrectedTotal correction, long timestamp) {
      if (corrections.size() >= MAX) {
        throw new IllegalArgumentException(
            "expected the ride's request before %d corrections, found %s"
                .formatted(MAX, correction.messageId()));
      }
      var all = new ArrayList<>(corrections);
      all.add(correction);
      return new Awaited(List.copyOf(all), timestamp);
    }
  }

  /// The request came, and was priced.
  ///
  /// @param pricedSeconds the total duration that was priced last
  /// @param sequence of the last prediction
  /// @param correction sequence of the last correction seen, 0 before the first
  record Priced(
      RideRequested request,
      long pricedSeconds,
      int sequence,
      int correction,
      boolean over,
      long touchedAt)
      implements PricedRide {

    private static final double MIN_SHARE = 0.05;
    private static final long MIN_SECONDS = 30;

    /// The trigger to price again, if the total differs enough from the one priced last (R2).
    Optional<PredictionTrigger> moved(CorrectedTotal correction) {
      var difference = Math.abs(correction.totalSeconds() - pricedSeconds);
      return difference >= MIN_SECONDS && difference >= MIN_SHARE * pricedSeconds
          ? Optional.of(
              new PredictionTrigger(
                  request,
                  sequence + 1,
                  Cause.DURATION_CORRECTED,
                  correction.messageId(),
                  correction.asOf(),
                  correction.timestamp(),
                  correction.totalSeconds()))
          : Optional.empty();
    }

    Priced after(CorrectedTotal correction, Optional<PredictionTrigger> priced, long timestamp) {
      return new Priced(
          request,
          priced.map(PredictionTrigger::durationSeconds).orElse(pricedSeconds),
          priced.map(PredictionTrigger::sequence).orElse(sequence),
          correction.sequence(),
          over,
          timestamp);
    }

    Priced ended(long timestamp) {
      return new Priced(request, pricedSeconds, sequence, correction, true, timestamp);
    }
  }
}
