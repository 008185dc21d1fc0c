package io.taxiapp.verification.oracle;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.taxiapp.event.Cause;
import io.taxiapp.event.CostPrediction;
import io.taxiapp.event.DurationPrediction;
import io.taxiapp.event.GeoPoint;
import io.taxiapp.event.Interval;
import io.taxiapp.event.ModelIdentity;
import io.taxiapp.event.PaymentMethod;
import io.taxiapp.event.Prediction;
import io.taxiapp.event.TipPrediction;
import io.taxiapp.event.TipRecording;
import io.taxiapp.event.TripType;
import io.taxiapp.feature.ProgressFacts;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.topic.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Predictions for one ride from zone 74 to zone 138, as its consumers would publish them.
public record Predictions(UUID rideId, long initialSeconds) {

  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
  static final long TIP_CENTS = 100;
  static final long COST_CENTS = 1000;
  static final long INITIAL_SECONDS = 600;
  static final ModelIdentity INITIAL_MODEL = new ModelIdentity("duration", "1", "sha256:0");
  private static final ObjectMapper JSON = new ObjectMapper();

  /// A taxi that is stuck: the plan less what is elapsed, whatever the traffic since. It knows no
  /// feature of a ride of 1970.
  static final OracleModels STUCK =
      new OracleModels() {
        @Override
        public ModelIdentity identity(PredictionKind kind) {
          return new ModelIdentity(kind.name(), "1", "sha256:0");
        }

        @Override
        public boolean has(ModelIdentity model) {
          return model.equals(INITIAL_MODEL)
              || Arrays.stream(PredictionKind.values()).map(this::identity).anyMatch(model::equals);
        }

        @Override
        public Estimate estimate(ModelIdentity model, Map<String, Double> features) {
          return switch (PredictionKind.valueOf(model.name())) {
            case DURATION ->
                about(Math.round(value(features, "plannedSeconds") - value(features, "elapsed")));
            case TIP -> about(TIP_CENTS);
            case COST -> about(COST_CENTS);
          };
        }

        @Override
        public Estimate initial(ModelIdentity model, RideFacts ride) {
          return about(INITIAL_SECONDS);
        }

        private static Estimate about(long value) {
          return new Estimate(value, new Interval(value - 50, value, value + 200))
              .map(any -> Math.max(0, any));
        }

        @Override
        public Map<String, Double> features(
            ModelIdentity model,
            RideFacts ride,
            long initialSeconds,
            Optional<ProgressFacts> progress,
            double traffic) {
          if (ride.requestedAt().equals(Instant.EPOCH)) {
            throw new DateTimeException("expected a day, found the first of all");
          }
          long elapsed = progress.map(facts -> facts.elapsed().toSeconds()).orElse(0L);
          return Map.of("plannedSeconds", initialSeconds * traffic, "elapsed", (double) elapsed);
        }

        @Override
        public Map<String, Double> priceFeatures(
            ModelIdentity model, RideFacts ride, long durationSeconds) {
          return Map.of();
        }
      };

  public Predictions(UUID rideId) {
    this(rideId, INITIAL_SECONDS);
  }

  static Predictions of(AcceptedRide ride) {
    return new Predictions(ride.rideId(), ride.initialSeconds());
  }

  AcceptedRide ride(long seconds, Map<Integer, ProgressFacts> progress, Set<Integer> unsure) {
    var facts =
        new RideFacts(
            AT,
            74,
            138,
            Optional.empty(),
            Optional.empty(),
            1,
            PaymentMethod.CARD,
            TripType.STREET_HAIL);
    return new AcceptedRide(rideId, facts, seconds, progress, unsure);
  }

  ProgressFacts report(long elapsedSeconds) {
    return new ProgressFacts(Duration.ofSeconds(elapsedSeconds), 1, new GeoPoint(40.8, -73.9));
  }

  public String requested() {
    return rideId + ":requested";
  }

  public String progressed(int sequence) {
    return rideId + ":progressed:" + sequence;
  }

  public String corrected(int sequence) {
    return rideId + ":duration:" + sequence;
  }

  String traffic(int zone) {
    return "b:completed:zone:" + zone;
  }

  /// At a report after so many seconds, or at the request.
  public DurationPrediction duration(
      int sequence, Cause cause, String causeEventId, long elapsedSeconds, double traffic) {
    var progress =
        elapsedSeconds == 0 ? Optional.<ProgressFacts>empty() : Optional.of(report(elapsedSeconds));
    var features =
        STUCK.features(
            model(PredictionKind.DURATION),
            ride(0, Map.of(), Set.of()).facts(),
            initialSeconds,
            progress,
            traffic);
    var remaining = STUCK.estimate(model(PredictionKind.DURATION), features);
    var total = remaining.map(seconds -> elapsedSeconds + seconds);
    return new DurationPrediction(
        rideId,
        sequence,
        cause,
        causeEventId,
        AT.plusSeconds(elapsedSeconds),
        total.value(),
        total.interval(),
        remaining.value(),
        remaining.interval(),
        model(PredictionKind.DURATION),
        features);
  }

  public TipPrediction tip(int sequence, String causeEventId, long elapsedSeconds) {
    var cents = STUCK.estimate(model(PredictionKind.TIP), Map.of());
    return new TipPrediction(
        rideId,
        sequence,
        priceCause(causeEventId),
        causeEventId,
        AT.plusSeconds(elapsedSeconds),
        cents.value(),
        cents.interval(),
        "USD",
        Optional.of(TipRecording.BY_CARD),
        model(PredictionKind.TIP),
        Map.of());
  }

  public CostPrediction cost(int sequence, String causeEventId, long elapsedSeconds) {
    var cents = STUCK.estimate(model(PredictionKind.COST), Map.of());
    return new CostPrediction(
        rideId,
        sequence,
        priceCause(causeEventId),
        causeEventId,
        AT.plusSeconds(elapsedSeconds),
        cents.value(),
        cents.interval(),
        "USD",
        model(PredictionKind.COST),
        Map.of());
  }

  private static ModelIdentity model(PredictionKind kind) {
    return STUCK.identity(kind);
  }

  private Cause priceCause(String causeEventId) {
    return causeEventId.equals(requested()) ? Cause.REQUESTED : Cause.DURATION_CORRECTED;
  }

  /// The same with another value of a property.
  ///
  /// @param property such as `/asOf` or `/model/version`
  static Prediction with(Prediction prediction, String property, String value) {
    try {
      var at = JsonPointer.compile(property);
      var json = JSON.readTree(EventJson.write(prediction));
      ((ObjectNode) json.at(at.head())).put(at.last().getMatchingProperty(), value);
      return EventJson.read(JSON.writeValueAsBytes(json), prediction.getClass());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double value(Map<String, Double> features, String name) {
    return features.getOrDefault(name, Double.NaN);
  }
}
