package io.taxiapp.training.fit;

import io.taxiapp.event.PaymentMethod;
import io.taxiapp.feature.RideFacts;
import io.taxiapp.training.report.ReportUnit;
import io.taxiapp.training.trip.LabelledRide;

/// What a model of rides predicts.
public enum RideTarget {
  DURATION("duration", "total duration", "seconds", ReportUnit.MINUTES),
  TIP("tip", "tip as recorded", "cents", ReportUnit.DOLLARS),
  COST("cost", "price before tip: total less tip", "cents", ReportUnit.DOLLARS);

  private final String modelName;
  private final String description;
  private final String unit;
  private final ReportUnit reportUnit;

  RideTarget(String modelName, String description, String unit, ReportUnit reportUnit) {
    this.modelName = modelName;
    this.description = description;
    this.unit = unit;
    this.reportUnit = reportUnit;
  }

  /// The target of a bundle.
  ///
  /// @throws IllegalArgumentException for a name that is no model of rides
  public static RideTarget named(String modelName) {
    for (RideTarget target : values()) {
      if (target.modelName.equals(modelName)) {
        return target;
      }
    }
    throw new IllegalArgumentException(
        "expected a bundle of duration, tip, cost or corrected-duration, found " + modelName);
  }

  public String modelName() {
    return modelName;
  }

  public String description() {
    return description;
  }

  public String unit() {
    return unit;
  }

  public ReportUnit reportUnit() {
    return reportUnit;
  }

  /// What is to be learned from a ride; NaN where it does not tell.
  public double label(LabelledRide ride) {
    return switch (this) {
      case DURATION -> ride.seconds();
      case TIP -> ride.tipCents();
      case COST -> ride.costCents();
    };
  }

  /// What an output of the trees is multiplied with.
  public double scale(RideFacts ride) {
    return this == TIP && ride.paymentMethod() == PaymentMethod.CASH ? 0 : 1;
  }

  /// What a record says of the target, whether it can be true or not.
  public double asRecorded(LabelledRide ride) {
    return switch (this) {
      case DURATION -> ride.seconds();
      case TIP -> ride.asRecordedTipCents();
      case COST -> ride.asRecordedCostCents();
    };
  }

  /// What a record says of the target, cash tips being recorded as 0; NaN where it says nothing
  /// that can be true.
  public double recorded(LabelledRide ride) {
    return scale(ride.facts()) == 0 ? 0 : label(ride);
  }
}
