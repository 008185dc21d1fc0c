package io.taxiapp.verification;

import io.taxiapp.event.Prediction;
import io.taxiapp.simulator.replay.SentRide;
import io.taxiapp.verification.oracle.OracleVerdict;
import io.taxiapp.verification.oracle.PredictionKind;
import io.taxiapp.verification.oracle.SeenPrediction;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/// What came of a replay.
///
/// @param seen the predictions for each accepted ride, in the order of their arrival
public record ReplayResult(
    List<SentRide> sent, Map<UUID, List<SeenPrediction>> seen, OracleVerdict verdict) {

  private static final int SIGNIFICANT_DIGITS = 3;

  public List<SentRide.Accepted> accepted() {
    return sent.stream()
        .filter(SentRide.Accepted.class::isInstance)
        .map(SentRide.Accepted.class::cast)
        .toList();
  }

  public List<SentRide.Refused> refused() {
    return sent.stream()
        .filter(SentRide.Refused.class::isInstance)
        .map(SentRide.Refused.class::cast)
        .toList();
  }

  /// Whether every accepted ride got each of its predictions exactly once. A replay of which
  /// nothing was accepted shows nothing.
  public boolean isExactlyOnce() {
    return verdict.isExactlyOnce() && !accepted().isEmpty();
  }

  /// Whether every request and every report was taken in the end.
  public boolean isAllTaken() {
    return accepted().size() == sent.size()
        && accepted().stream().allMatch(ride -> ride.problems().isEmpty());
  }

  /// How many predictions of a kind were seen.
  public long count(PredictionKind kind) {
    return accepted().stream().mapToLong(ride -> predictions(ride, kind).size()).sum();
  }

  /// The predictions of a kind for a ride, by sequence.
  public List<Prediction> predictions(SentRide.Accepted ride, PredictionKind kind) {
    return seen.getOrDefault(ride.rideId(), List.of()).stream()
        .map(SeenPrediction::prediction)
        .filter(prediction -> PredictionKind.of(prediction) == kind)
        .sorted(Comparator.comparingInt(Prediction::sequence))
        .toList();
  }

  /// Milliseconds from the accepted request until the last of the three first predictions was
  /// visible, over all rides that got them.
  public Histogram latencies() {
    var histogram = new Histogram(SIGNIFICANT_DIGITS);
    for (var ride : accepted()) {
      latency(ride).ifPresent(histogram::recordValue);
    }
    return histogram;
  }

  private OptionalLong latency(SentRide.Accepted ride) {
    var first =
        seen.getOrDefault(ride.rideId(), List.of()).stream()
            .filter(seen -> seen.prediction().sequence() == 1)
            .toList();
    long kinds =
        first.stream().map(seen -> PredictionKind.of(seen.prediction())).distinct().count();
    if (kinds < PredictionKind.values().length) {
      return OptionalLong.empty();
    }
    long last = first.stream().mapToLong(SeenPrediction::nanos).max().orElseThrow();
    // A prediction may be visible before the answer to the request is.
    return OptionalLong.of(Math.max(0, Math.round((last - ride.acceptedNanos()) / 1e6)));
  }
}
