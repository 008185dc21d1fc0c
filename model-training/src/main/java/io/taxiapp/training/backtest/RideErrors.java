package io.taxiapp.training.backtest;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.feature.ZoneTable;
import io.taxiapp.model.ModelCard.BackTest;
import io.taxiapp.training.fit.RideTarget;
import io.taxiapp.training.report.ErrorDistribution;
import io.taxiapp.training.report.ErrorMetrics;
import io.taxiapp.training.report.Segment;
import io.taxiapp.training.report.SegmentedErrors;
import io.taxiapp.training.trip.LabelledRide;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// The errors of one model of rides, overall and by segment, beside those of the published tariff
/// where there is one. Mutable: add rides, then read.
public final class RideErrors {
  private static final Segment CARD = Segment.payment(PaymentMethod.CARD);

  private final RideTarget target;
  private final ZoneTable zones;
  private final String trainedOn;
  private final String triedOn;
  private final SegmentedErrors model = new SegmentedErrors();
  private final SegmentedErrors tariff = new SegmentedErrors();
  private final ErrorMetrics besideTariff = new ErrorMetrics();
  private final ErrorDistribution spread = new ErrorDistribution();
  private final ErrorMetrics every = new ErrorMetrics();

  public RideErrors(RideTarget target, ZoneTable zones, String trainedOn, String triedOn) {
    this.target = target;
    this.zones = zones;
    this.trainedOn = trainedOn;
    this.triedOn = triedOn;
  }

  /// Counts a ride, unless its record says nothing of the target that can be true.
  ///
  /// @param columns value, p10, p50, p90
  /// @param tariffCents what the published tariff says of the ride
  public void add(LabelledRide ride, double[] columns, OptionalDouble tariffCents) {
    every.add(columns[0], columns[1], columns[3], target.asRecorded(ride));
    double actual = target.recorded(ride);
    if (Double.isNaN(actual)) {
      return;
    }
    List<Segment> segments = segments(ride);
    model.add(segments, columns, actual);
    tariffCents.ifPresent(
        cents -> {
          tariff.add(segments, cents, actual);
          besideTariff.add(columns[0], columns[1], columns[3], actual);
        });
    // That a cash ride's tip is nothing is no prediction: it would hide how good the others are.
    if (target.scale(ride.facts()) != 0) {
      spread.add(columns, actual);
    }
  }

  /// Only card rides tell their tip for certain: the other segments of tips are parts of them.
  private List<Segment> segments(LabelledRide ride) {
    Segment payment = Segment.payment(ride.facts().paymentMethod());
    List<Segment> segments = new ArrayList<>(List.of(Segment.ALL, payment));
    if (target == RideTarget.TIP && !payment.equals(CARD)) {
      return segments;
    }
    for (Segment part : Segment.of(ride, zones)) {
      segments.add(target == RideTarget.TIP ? part.among(CARD) : part);
    }
    return segments;
  }

  public boolean isEmpty() {
    return model.segments().isEmpty();
  }

  /// The errors on every ride of 1 to 60 minutes, also where the record cannot be true.
  ErrorMetrics every() {
    return every;
  }

  /// The tariff's errors on all rides that it knows.
  ErrorMetrics tariff() {
    return tariff.in(Segment.ALL);
  }

  /// The model's errors on the same rides.
  ErrorMetrics besideTariff() {
    return besideTariff;
  }

  /// One line for each segment, all rides first.
  public List<BackTest> describe() {
    return model.segments().stream().map(this::describe).toList();
  }

  private BackTest describe(Segment segment) {
    ErrorMetrics errors = model.in(segment);
    ErrorMetrics beside = tariff.in(segment);
    return errors.describe(
        trainedOn,
        triedOn,
        segment,
        target.reportUnit(),
        // Only on the same rides is it a comparison.
        beside.rows() == errors.rows()
            ? String.format(
                Locale.ROOT,
                "published tariff: MAE %.3f",
                target.reportUnit().from(beside.meanAbsolute()))
            : "",
        segment.equals(Segment.ALL) ? spread.describe(target.reportUnit()) : Optional.empty());
  }
}
